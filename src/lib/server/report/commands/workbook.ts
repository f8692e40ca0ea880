/** A workbook that was read is kept until its sender confirms it, a day at most. */
import { randomBytes } from 'node:crypto';
import type { AuditFacts } from '#lib/record/audit.ts';
import { rows, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { reportIn, type Act } from './guard.ts';
import { factsOfRow, recordRow } from './recordRow.ts';
import { touchReport } from './saveEntry.ts';
import { storeRow, type SentRow } from './storeRow.ts';
import { editionOf } from './submitReport.ts';

/** A row that the workbook adds or changes. */
export interface WorkbookRowChange {
	/** Null: a new one. */
	readonly entryId: number | null;
	/** Of the row when the preview was made; 0 for a new one. */
	readonly version: number;
	readonly entry: SentRow['entry'];
}

const DAY = 86_400_000;

/**
 * Keeps what a workbook would change; returns the name under which it can be confirmed. What the person sent before for
 * the same report, and whatever is older than a day, is forgotten. Throws Refused when the draft may not be changed.
 * @param edition of the draft that the changes were made against
 */
export async function keepWorkbook(
	db: Database,
	act: Act & { readonly edition: string; readonly rows: readonly WorkbookRowChange[] },
): Promise<string> {
	return transaction(db, async (writer) => {
		const { id: reportId } = await reportIn(writer, ['draft'], act);
		const { personId, edition } = act;
		const at = act.now.getTime();
		const id = randomBytes(16).toString('hex');
		await run(
			writer,
			`delete from workbook where at < @oldest or (report_id = @reportId and person_id = @personId)`,
			{
				oldest: at - DAY,
				reportId,
				personId,
			},
		);
		await run(
			writer,
			`insert into workbook (id, report_id, person_id, at, edition, rows)
			values (@id, @reportId, @personId, @at, @edition, @rows)`,
			{ id, reportId, personId, at, edition, rows: JSON.stringify(act.rows) },
		);
		return id;
	});
}

export interface Confirmed {
	readonly added: number;
	readonly changed: number;
}

/**
 * Stores all rows of a workbook, or none, and forgets it. Throws Refused: `not found` when nothing of that name was kept
 * for this person and report, or not within the day; `changed meanwhile` when the draft is not the one of the preview.
 */
export async function confirmWorkbook(
	db: Database,
	act: Act & { readonly workbookId: string },
): Promise<Confirmed> {
	return transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const { workbookId, personId, now } = act;
		const [kept] = await rows<{ edition: string; rows: string }>(
			writer,
			`select edition, rows from workbook
			where id = @workbookId and report_id = @reportId and person_id = @personId and at >= @oldest`,
			{ workbookId, reportId: head.id, personId, oldest: now.getTime() - DAY },
		);
		if (!kept) throw new Refused('not found');
		if ((await editionOf(writer, head.id)) !== kept.edition) throw new Refused('changed meanwhile');
		const changes = JSON.parse(kept.rows) as WorkbookRowChange[];
		const before = new Map<number, AuditFacts | null>();
		for (const { entryId } of changes) {
			if (entryId !== null) before.set(entryId, await factsOfRow(writer, head, entryId));
		}
		// Rows that exchange their references would each meet the other's old one.
		for (const entryId of before.keys()) {
			await run(writer, `update entry set reference = null where id = @entryId and report_id = @reportId`, {
				entryId,
				reportId: head.id,
			});
		}
		for (const [i, change] of changes.entries()) {
			const row = { ...change, sent: `workbook-${workbookId}-${i}` };
			const { entryId } = await storeRow(writer, head, act, row, 'entry');
			await recordRow(writer, head, act, { entryId, before: before.get(entryId) ?? null });
		}
		await run(writer, `delete from workbook where id = @workbookId`, { workbookId });
		await touchReport(writer, head, act);
		const added = changes.filter(({ entryId }) => entryId === null).length;
		const stored = { added, changed: changes.length - added };
		await appendAudit(writer, {
			at: now,
			personId,
			planId: head.planId,
			action: 'store workbook',
			subject: `report/${head.id}`,
			before: null,
			after: stored,
		});
		return stored;
	});
}
