/** The smaller changes of a draft. Each throws Refused when the draft may not be changed. */
import { calculationOf } from '#lib/figures/calculations.ts';
import { rows, run, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { getReportRow, listReportRows } from '#lib/server/report/queries/rows.ts';
import type { Rule } from '#lib/report/validation.ts';
import { continued } from '#lib/report/compare.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { appendAudit, type AuditEvent } from '#lib/server/record/index.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Draft } from './draft.ts';
import { sayWhy } from './explain.ts';
import { reportIn, type Act } from './guard.ts';
import { removeRow } from './removeRow.ts';
import { keepAdded, keepRemoved } from './undo.ts';
import { touchReport } from './saveEntry.ts';
import { storeRow } from './storeRow.ts';

/** The partner says that it did nothing in the quarter, or takes that back. */
export async function setNothingToReport(
	db: Database,
	act: Act & { readonly nothing: boolean },
): Promise<void> {
	await changeDraft(db, act, async (writer, { id, nothingToReport }) => {
		await run(writer, `update report set nothing_to_report = @nothing where id = @id`, {
			id,
			nothing: act.nothing ? 1 : 0,
		});
		if (nothingToReport === act.nothing) return null;
		const [before, after] = [{ nothing: nothingToReport }, { nothing: act.nothing }];
		return { action: 'say nothing to report', before, after };
	});
}

/** Takes rows out, all or none; they must be of this draft. It may be taken back for a short time. */
export async function removeEntries(
	db: Database,
	act: Act & { readonly entryIds: readonly number[] },
): Promise<void> {
	await changeDraft(db, act, async (writer, head) => {
		const entryIds = [...new Set(act.entryIds)];
		await keepRemoved(writer, head, act, entryIds);
		for (const entryId of entryIds) {
			const row = await getReportRow(writer, head.id, entryId);
			if (!row) throw new Refused('not found');
			await removeRow(writer, head, act, row);
		}
		return null;
	});
}

/** The partner's word on a warning; empty takes it back. */
export async function explainWarning(
	db: Database,
	act: Act & { readonly entryId: number; readonly rule: Rule; readonly body: string },
): Promise<void> {
	await changeDraft(db, act, async (writer, head) => {
		const { entryId, rule, body } = act;
		if (!(await getReportRow(writer, head.id, entryId))) throw new Refused('not found');
		await sayWhy(writer, head, act, { entryId, words: new Map([[rule, body]]) });
		return null;
	});
}

/**
 * Takes over the rows of the partner's last approved quarter without their figures, which belong to that quarter alone.
 * Completed ones stay behind: an activity is completed once; so do those of indicators that are closed. Pressed twice, it adds nothing twice. Returns how many rows
 * came.
 */
export async function copyLastQuarter(db: Database, act: Act): Promise<number> {
	let copied = 0;
	await changeDraft(db, act, async (writer, head) => {
		const [last] = await rows<{ id: number }>(
			writer,
			`select r.id from report r join period d on d.id = r.period_id
			where r.sector_id = @sectorId and r.partner_id = @partnerId and r.counts = 1
				and d.year * 4 + d.quarter < @year * 4 + @quarter
			order by d.year * 4 + d.quarter desc limit 1`,
			{ sectorId: head.sectorId, partnerId: head.partnerId, year: head.year, quarter: head.quarter },
		);
		if (!last) return null;
		copied = await copyWithoutFigures(writer, head, last.id, act);
		if (copied === 0) return null;
		return { action: 'copy quarter', before: null, after: { from: last.id, rows: copied } };
	});
	return copied;
}

async function copyWithoutFigures(writer: Writer, head: Draft, from: number, act: Act): Promise<number> {
	const keyOf = ({ reference, indicatorId, placeId }: ReportRow) =>
		JSON.stringify([reference, indicatorId, placeId]);
	const there = new Set((await listReportRows(writer, head.id)).map(keyOf));
	const copied: number[] = [];
	for (const row of await listReportRows(writer, from)) {
		const isClosed = (await head.indicator(row.indicatorId))?.closed;
		if (row.status === 'completed' || there.has(keyOf(row)) || isClosed) continue;
		if (await hasEnded(head, row)) continue;
		const sent = { entryId: null, version: 0, sent: `copy-${row.id}`, entry: continued(row) };
		const { entryId, isKnown } = await storeRow(writer, head, act, sent, 'entry');
		if (!isKnown) copied.push(entryId);
	}
	await keepAdded(writer, head, act, 'copy', copied);
	return copied.length;
}

/** Of what stands until another value comes, 0 says that it stands no more: the next quarter has nothing to ask of it. */
async function hasEnded(head: Draft, { indicatorId, total }: ReportRow): Promise<boolean> {
	const indicator = await head.indicator(indicatorId);
	return total === 0 && indicator !== undefined && calculationOf(indicator.calculation).carries;
}

/** Discards a draft that was never submitted. */
export async function deleteDraft(db: Database, act: Act): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		if (head.submittedAt !== null) throw new Refused('wrong state');
		await run(writer, `delete from report where id = @id`, { id: head.id });
		await appendAudit(writer, {
			at: act.now,
			personId: act.personId,
			planId: head.planId,
			action: 'delete draft',
			subject: `report/${head.id}`,
			before: { state: head.state, version: head.version },
			after: null,
		});
		await bumpDataVersion(writer, head.planId, act.now, 'delete draft');
	});
}

/** What the record says of a change; without a subject it is the report itself. */
type Told = Pick<AuditEvent, 'action' | 'before' | 'after'> & { readonly subject?: string };

/** A change of a draft, told and touched. @param change returns null where there is nothing (more) to tell */
export async function changeDraft(
	db: Database,
	act: Act,
	change: (writer: Writer, head: Draft) => Promise<Told | null>,
): Promise<void> {
	await transaction(db, async (writer) => {
		const head = await reportIn(writer, ['draft'], act);
		const told = await change(writer, head);
		if (told) {
			const { personId, now: at } = act;
			await appendAudit(writer, { subject: `report/${head.id}`, ...told, at, personId, planId: head.planId });
		}
		await touchReport(writer, head, act);
	});
}
