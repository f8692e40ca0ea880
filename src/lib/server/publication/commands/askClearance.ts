import { hasCleared, type Said } from '#lib/publication/clearance.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { queueLetter, writeToClearers } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listClearers } from '../clearers.ts';
import { askedAgainLetter, askedLetter } from '../letters.ts';
import { readStandings } from '../standings.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

/**
 * Asks everybody to clear a draft whose role has not: from now on it is in clearance. Returns how many people were written
 * to; 0: nobody of those roles has an account. Throws Refused where no role is left to ask.
 */
export async function askClearance(db: Database, request: DraftRequest): Promise<number> {
	const { now, personId, origin } = request;
	return transaction(db, async (writer) => {
		const { scope, period, draft } = await draftFor(writer, request);
		const open = (await readStandings(writer, scope, draft, now)).filter((one) => !hasCleared(one));
		const roles = scope.plan.clearance.filter((role) => open.some((one) => one.role === role));
		if (roles.length === 0) throw new Refused('wrong state');
		await run(writer, `update publication set asked_at = @at where id = @id`, {
			at: now.getTime(),
			id: draft.id,
		});
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: 'ask for clearance',
			subject: `publication/${draft.id}`,
			before: null,
			after: { roles, content: draft.contentHash },
		});
		if (origin === undefined) return 0;
		const sector = { planId: scope.plan.id, sectorId: scope.sector.id };
		return writeToClearers(writer, sector, roles, askedLetter(origin, { scope, period }), now);
	});
}

/**
 * Tells those who cleared a draft that it is another one by now, if they may still clear it: the letter leads to a page that
 * others do not find. @param cleared of the state that it had before
 */
export async function askAgain(
	writer: Writer,
	cleared: readonly Said[],
	of: { readonly scope: WholeScope; readonly period: Quarter },
	{ now, origin }: Pick<DraftRequest, 'now' | 'origin'>,
): Promise<void> {
	if (origin === undefined) return;
	const sector = { planId: of.scope.plan.id, sectorId: of.scope.sector.id };
	const people = new Set<number>();
	for (const { role, personId } of cleared)
		if ((await listClearers(writer, sector, role)).includes(personId)) people.add(personId);
	for (const id of people) await queueLetter(writer, id, askedAgainLetter(origin, of), now);
}
