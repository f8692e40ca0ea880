import { dayIn } from '#lib/plan/day.ts';
import type { ClearanceRole } from '#lib/plan/settings.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

export interface ClearRequest extends DraftRequest {
	readonly personId: number;
	readonly role: ClearanceRole;
	/** Who cleared it outside, and how that was told; null: whoever presses clears it. */
	readonly outside: { readonly name: string; readonly day: string; readonly words: string } | null;
}

/**
 * Takes note that a role cleared this very draft; a later change of it asks again. Throws Refused for a role that the plan
 * does not name, a day to come, or where it is cleared already.
 */
export async function clearDraft(db: Database, request: ClearRequest): Promise<void> {
	const { personId, role, outside, now } = request;
	await transaction(db, async (writer) => {
		const { scope, draft } = await draftFor(writer, request);
		// Whoever prepares a quarter speaks for its coordination; what others say is told from outside, with their name.
		if (!scope.plan.clearance.includes(role) || (!outside && role !== 'coordinator')) {
			throw new Refused('not allowed');
		}
		const today = dayIn(scope.plan.timezone, now);
		const day = outside?.day ?? today;
		if (day > today) throw new Refused('not allowed');
		const key = { id: draft.id, role, hash: draft.contentHash };
		const given = await rows(
			writer,
			`select 1 from publication_clearance where publication_id = @id and role = @role and content_hash = @hash`,
			key,
		);
		if (given.length > 0) throw new Refused('wrong state');
		await run(
			writer,
			`insert into publication_clearance (publication_id, role, how, person_id, name, day, words, content_hash)
			values (@id, @role, @how, @personId, @name, @day, @words, @hash)`,
			{
				...key,
				how: outside ? 'outside' : 'here',
				personId,
				name: outside?.name ?? null,
				day,
				words: outside?.words ?? null,
			},
		);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'clear draft',
			subject: `publication/${draft.id}`,
			before: null,
			after: { role, day, content: draft.contentHash, ...(outside && { outside: outside.name }) },
		});
	});
}
