/** What the rules say of a draft once a workbook is in it, before it is. */
import { totalFromBreakdowns } from '#lib/figures/disaggregation.ts';
import { breakdownsOf } from '#lib/report/breakdown.ts';
import type { RowEntry } from '#lib/report/row.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { Finding } from '#lib/report/validation.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';

/** A row as it would be stored, and where it stands in the sheet. */
export interface FutureRow {
	readonly number: number;
	readonly entry: RowEntry;
	/** Null: the draft has no such row yet. */
	readonly old: ReportRow | null;
}

export interface RowFinding {
	/** Row of the sheet. */
	readonly number: number;
	readonly unit: Unit;
	readonly finding: Finding;
}

/**
 * Errors first. Rows of the draft that the workbook does not have are compared with, and not told about; what cannot be
 * read is told by its cell already.
 */
export async function futureFindings(
	reader: Reader,
	head: ReportHead,
	rows: readonly FutureRow[],
	left: readonly ReportRow[],
	unitOf: (indicatorId: number) => Unit,
): Promise<RowFinding[]> {
	// New rows have no identifier yet: below 0 is nobody's.
	const future = rows.map((row, i) => ({ ...row, id: row.old?.id ?? -1 - i }));
	const byId = new Map(future.map((row) => [row.id, row]));
	const reported = [...left, ...future.map(({ id, entry, old }) => toRow(id, entry, old))];
	const found = await listFindings(reader, head, reported);
	return found.flatMap((finding) => {
		const row = byId.get(finding.activity ?? 0);
		if (!row || finding.rule === 'unreadable') return [];
		return [{ number: row.number, unit: unitOf(row.entry.indicatorId), finding }];
	});
}

function toRow(id: number, entry: RowEntry, old: ReportRow | null): ReportRow {
	return {
		...entry,
		id,
		activityId: old?.activityId ?? id,
		version: old?.version ?? 0,
		total: entry.total ?? totalFromBreakdowns(breakdownsOf(entry)),
		totalDerived: entry.total === null,
		explanations: old?.explanations ?? {},
		continues: old?.continues ?? null,
		sent: null,
		changedBy: null,
		changedById: null,
		changedAt: null,
	};
}
