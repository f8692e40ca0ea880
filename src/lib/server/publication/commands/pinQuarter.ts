import type { Quarter } from '#lib/plan/quarter.ts';
import { rows, run, snapshot, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { prepareWaves } from '#lib/server/survey/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { makeDraft, readDraftable, sha256, type Draft } from '../makeDraft.ts';
import { listLastHere } from '../queries/clearances.ts';
import { listOfQuarter } from '../queries/edition.ts';
import { askAgain } from './askClearance.ts';
import type { QuarterRequest } from './quarterRequest.ts';

/**
 * Takes a quarter's figures as they are by now for its draft, in the place of an earlier one. What is approved, edited or
 * imported afterwards does not move them. Throws Refused where the plan has no such quarter.
 */
export async function pinQuarter(db: Database, request: QuarterRequest): Promise<void> {
	const { plan, sector, year, quarter, now } = request;
	await prepareWaves(db, { plan, sector, year, quarter });
	const read = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, plan, sector);
		if (!scope) throw new Refused('not found');
		const periods = await rows(
			reader,
			'select 1 from period where plan_id = @planId and year = @year and quarter = @quarter',
			{ planId: scope.plan.id, year, quarter },
		);
		if (periods.length === 0) throw new Refused('not found');
		return readDraftable(reader, { ...scope, prepares: { year, quarter } }, { year, quarter });
	});
	const { scope } = read;
	const draft = await makeDraft(read, now);
	await transaction(db, async (writer) => {
		const where = { sectorId: scope.sector.id, year, quarter };
		const before = (await listOfQuarter(writer, scope.sector.id, { year, quarter })).draft;
		const cleared = before ? await listLastHere(writer, before) : [];
		const id = await putDraft(writer, where, draft, { ...request, before: before?.id ?? null });
		await appendAudit(writer, {
			at: now,
			personId: request.personId,
			planId: scope.plan.id,
			action: 'pin quarter',
			subject: `publication/${id}`,
			before: null,
			after: { year, quarter, content: sha256(JSON.stringify(draft.content)), annex: sha256(draft.annex) },
		});
		await askAgain(writer, cleared, { scope, period: { year, quarter } }, request);
	});
}

/** In the place of an earlier one, of which what was said goes on to it: it counts no more, and is what is asked about again. */
async function putDraft(
	writer: Writer,
	where: Quarter & { readonly sectorId: number },
	draft: Draft,
	request: QuarterRequest & { readonly before: number | null },
): Promise<number> {
	const { before } = request;
	if (before === null) return insertDraft(writer, where, draft, request);
	// Of a quarter there is one draft: until what hangs on the earlier one is moved, it stands in no year.
	await run(writer, `update publication set year = -year where id = @before`, { before });
	const id = await insertDraft(writer, where, draft, request);
	const moved = { before, id };
	await run(
		writer,
		`update publication set asked_at = (select asked_at from publication where id = @before) where id = @id`,
		moved,
	);
	await run(
		writer,
		`update publication_clearance set publication_id = @id where publication_id = @before`,
		moved,
	);
	await run(writer, `delete from publication where id = @before`, { before });
	return id;
}

async function insertDraft(
	writer: Writer,
	where: Quarter & { readonly sectorId: number },
	{ answers, content, annex }: Draft,
	{ personId, now }: QuarterRequest,
): Promise<number> {
	const text = JSON.stringify(content);
	const [made] = await rows<{ id: number }>(
		writer,
		`insert into publication (sector_id, year, quarter, state, as_of, pinned_by, content, content_hash, annex)
		values (@sectorId, @year, @quarter, 'draft', @asOf, @personId, @content, @contentHash, @annex) returning id`,
		{ ...where, asOf: now.getTime(), personId, content: text, contentHash: sha256(text), annex },
	);
	if (!made) throw new Error('the draft was not stored');
	for (const [part, its] of answers)
		for (const [key, answer] of its)
			await run(
				writer,
				`insert into publication_answer (publication_id, part, key, answer) values (@id, @part, @key, @answer)`,
				{ id: made.id, part, key, answer },
			);
	return made.id;
}
