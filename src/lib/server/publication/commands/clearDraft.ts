import { dayOf } from '#lib/plan/day.ts';
import type { ClearanceRole } from '#lib/plan/settings.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import type { SeenDraft } from '#lib/publication/clearance.ts';
import type { ClearanceVerdict } from '#lib/publication/publication.ts';
import { run, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { writeToReviewers } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { clearedLetter, sentBackLetter } from '../letters.ts';
import { listVerdicts } from '../queries/clearances.ts';
import { findPlanned } from '../queries/planned.ts';
import { getPart, type PublicationLabel } from '../queries/publications.ts';
import { refuseTelling } from '../telling.ts';
import { draftFor, type DraftRequest } from './draftFor.ts';

export interface ClearRequest extends DraftRequest {
	readonly personId: number;
	readonly role: ClearanceRole;
	readonly verdict: ClearanceVerdict;
	/** How it was told, or why it is sent back; empty: nothing is said. */
	readonly words: string;
	/** Who said it outside, and on which day; null: whoever presses says it. */
	readonly outside: { readonly name: string; readonly day: string } | null;
	/** The roles for which whoever presses may speak here: `clearsFor`. */
	readonly clears: readonly ClearanceRole[];
}

/**
 * Takes note that a role cleared this very draft or sent it back; a later change of it asks again. Throws Refused for a role
 * that the plan does not name or that is another's, a day to come, what was said already, words that tell what is withheld, a draft that is sent back without a
 * word, and where it is to be published by the same person's press.
 */
export async function clearDraft(db: Database, request: ClearRequest): Promise<void> {
	const { personId, role, verdict, outside, now, words } = request;
	if (verdict === 'sent back' && words === '') throw new Refused('reason missing');
	await transaction(db, async (writer) => {
		const { scope, period, draft } = await draftFor(writer, request);
		if (!scope.plan.clearance.includes(role)) throw new Refused('not allowed');
		if (!outside && !request.clears.includes(role)) throw new Refused('clears another role');
		const today = dayOf(scope.plan, now);
		const day = outside?.day ?? today;
		if (day > today) throw new Refused('day to come');
		const last = (await listVerdicts(writer, draft)).findLast((one) => one.role === role);
		if (last?.verdict === verdict) throw new Refused('said already');
		// Who cleared it outside, and how it was told, stand in the document.
		if (outside) await refuseTelling(writer, scope, draft, { en: `${outside.name}. ${words}` });
		const planned = await findPlanned(writer, scope.sector.id, period);
		if (!outside && verdict === 'cleared' && planned?.press?.personId === personId)
			throw new Refused('clears own press');
		await run(
			writer,
			`insert into publication_clearance (publication_id, role, verdict, how, person_id, name, day, words, content_hash, seen)
			values (@id, @role, @verdict, @how, @personId, @name, @day, @words, @hash, @seen)`,
			{
				...{ id: draft.id, role, verdict, hash: draft.contentHash, personId, day, words },
				how: outside ? 'outside' : 'here',
				name: outside?.name ?? null,
				seen: JSON.stringify(await seenIn(writer, draft)),
			},
		);
		await appendAudit(writer, {
			at: now,
			personId,
			planId: scope.plan.id,
			action: verdict === 'cleared' ? 'clear draft' : 'send draft back',
			subject: `publication/${draft.id}`,
			before: null,
			after: { role, day, content: draft.contentHash, ...(outside && { outside: outside.name }) },
		});
		// Who notes what was said outside knows of it.
		if (outside || request.origin === undefined) return;
		const letter = verdict === 'cleared' ? clearedLetter : sentBackLetter;
		const sector = { planId: scope.plan.id, sectorId: scope.sector.id };
		await writeToReviewers(writer, sector, letter(request.origin, { scope, period }, role), now);
	});
}

/** What of a draft is before whoever clears it: later changes of its words are asked about alone. */
async function seenIn(reader: Reader, draft: PublicationLabel): Promise<SeenDraft> {
	const [narrative = '[]'] = (await getPart(reader, draft.id, 'narrative')).values();
	return { asOf: draft.asOf, narrative: JSON.parse(narrative) as NarrativeSection[] };
}
