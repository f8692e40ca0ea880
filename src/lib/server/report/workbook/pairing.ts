/** Which row of a draft each row of a workbook is. */
import type { ReportRow } from '#lib/report/sheet.ts';
import { rowKey } from '#lib/report/workbook.ts';
import type { TypedRow } from '#lib/report/reader.ts';
import type { UnderstoodRow } from './entries.ts';
import type { WrittenRow } from './layout.ts';

export interface PairedRow {
	readonly written: WrittenRow;
	readonly entry: TypedRow;
	/** Null: the draft has no such row. */
	readonly old: ReportRow | null;
}

/**
 * By the hidden number of the row, which a copied row has twice: the first keeps it. Else by reference, indicator and
 * place, so that a workbook sent a second time does not add its new rows again. `left` are rows that the workbook does
 * not have.
 */
export function paired(
	rows: readonly UnderstoodRow[],
	stored: readonly ReportRow[],
): { pairs: PairedRow[]; left: ReportRow[] } {
	const free = new Map(stored.map((row) => [row.id, row]));
	const taken = new Map<UnderstoodRow, ReportRow>();
	for (const row of rows) {
		const old = free.get(Number(row.written.texts.get('row')));
		if (old) take(row, old);
	}
	const alike = Map.groupBy(free.values(), (row) => rowKey(row));
	for (const row of rows) {
		const old = taken.has(row) || !row.entry ? undefined : alike.get(keyOf(row.entry))?.shift();
		if (old) take(row, old);
	}

	function take(row: UnderstoodRow, old: ReportRow): void {
		taken.set(row, old);
		free.delete(old.id);
	}

	const pairs = rows.flatMap((row) =>
		row.entry ? [{ written: row.written, entry: row.entry, old: taken.get(row) ?? null }] : [],
	);
	return { pairs, left: [...free.values()] };
}

function keyOf({ reference = null, indicatorId, placeId = null }: TypedRow): string {
	return rowKey({ reference, indicatorId, placeId });
}
