import type { ClearanceRole } from '#lib/plan/settings.ts';
import { dayAfter, dayOf } from '#lib/plan/day.ts';
import { run, transaction, type Database } from '#lib/server/database/driver.ts';
import { queueLetter } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listClearers } from '../clearers.ts';
import { objectionLetter } from '../letters.ts';
import { listVerdicts } from '../queries/clearances.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

/** Days after which silence may not be waited for any more: a quarter. */
const LONGEST = 92;

export interface UntilRequest extends DraftRequest {
	readonly personId: number;
	readonly role: ClearanceRole;
	/** The last day on which it may object, ISO; null: silence is no answer any more. */
	readonly until: string | null;
}

/**
 * Gives a role until a day to object to this very draft: when that is over and nothing was said, nobody has objected. Throws
 * Refused for a role that the plan does not name, one that has spoken, one for which nobody with an account speaks, and a day
 * that is today, past or too far.
 */
export async function giveUntil(db: Database, request: UntilRequest): Promise<void> {
	const { personId, role, until, now, origin } = request;
	await transaction(db, async (writer) => {
		const { scope, period, draft } = await draftFor(writer, request);
		if (!scope.plan.clearance.includes(role)) throw new Refused('not allowed');
		if ((await listVerdicts(writer, draft)).some((one) => one.role === role))
			throw new Refused('said already');
		const today = dayOf(scope.plan, now);
		if (until !== null && until <= today) throw new Refused('day not to come');
		if (until !== null && until > dayAfter(today, LONGEST)) throw new Refused('too long');
		const sector = { planId: scope.plan.id, sectorId: scope.sector.id };
		const people = await listClearers(writer, sector, role);
		// Silence of somebody who was not asked is no answer, and would be printed as one.
		if (until !== null && people.length === 0) throw new Refused('nobody to ask');
		const key = { id: draft.id, role };
		await run(writer, `delete from publication_objection where publication_id = @id and role = @role`, key);
		if (until !== null)
			await run(
				writer,
				`insert into publication_objection (publication_id, role, until, person_id, content_hash)
				values (@id, @role, @until, @personId, @hash)`,
				{ ...key, until, personId, hash: draft.contentHash },
			);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'give until',
			subject: `publication/${draft.id}`,
			before: null,
			after: { role, until, content: draft.contentHash },
		});
		if (until === null || origin === undefined) return;
		const letter = objectionLetter(origin, { scope, period }, until);
		for (const id of people) await queueLetter(writer, id, letter, now);
	});
}
