/** A row of a draft, as a form sends it. */
import type { AuditFacts } from '#lib/record/audit.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import type { Draft } from './draft.ts';
import { reportIn, type Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { storeRow, type Saved, type SentRow } from './storeRow.ts';

export type { Saved, SentRow } from './storeRow.ts';
export type SaveRequest = Act & SentRow;

/**
 * Stores a row of a draft, new or in the place of the version that the person saw. What it changes of its activity holds
 * for the activity's other entries too, and raises their versions.
 * Throws Conflict when somebody changed the row meanwhile; Refused when the draft may not be changed, or the entry names
 * what this report may not have.
 */
export async function saveEntry(db: Database, request: SaveRequest): Promise<Saved> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], request);
		return saveRow(writer, head, request, request);
	});
}

/** `saveEntry` within a transaction of the caller, who has asked whether the draft may be changed. */
export async function saveRow(writer: Writer, head: Draft, act: Act, row: SentRow): Promise<Saved> {
	const touched = await entriesBeside(writer, head, row.entryId);
	const before = new Map<number, AuditFacts | null>();
	for (const id of touched) before.set(id, await factsOfRow(writer, head, id));
	const { entryId, version, isKnown } = await storeRow(writer, head, act, row, 'activity');
	if (!isKnown) {
		for (const id of new Set([entryId, ...touched])) {
			await recordRow(writer, head, act, { entryId: id, before: before.get(id) ?? null });
		}
		await touchReport(writer, head, act);
	}
	return { entryId, version };
}

/** The entry and the others of its activity. */
async function entriesBeside(writer: Writer, head: Draft, id: number | null): Promise<number[]> {
	const found = await rows<{ id: number }>(
		writer,
		`select o.id from entry e join entry o on o.activity_id = e.activity_id
		where e.id = @id and e.report_id = @reportId`,
		{ id, reportId: head.id },
	);
	return found.map((row) => row.id);
}

/** The report was changed now. */
export async function touchReport(
	writer: Writer,
	{ id, planId }: Pick<Draft, 'id' | 'planId'>,
	{ now }: Pick<Act, 'now'>,
): Promise<void> {
	await run(writer, `update report set updated_at = @now where id = @id`, { id, now: now.getTime() });
	await bumpDataVersion(writer, planId, now, 'save row');
}
