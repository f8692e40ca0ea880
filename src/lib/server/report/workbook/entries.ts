/** From a row of a workbook to what the report would store. */
import { rowReader, type RowFault, type RowReference, type TypedRow } from '#lib/report/reader.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import type { CellFault, WorkbookError } from './faults.ts';
import type { WrittenReport, WrittenRow } from './layout.ts';

export interface UnderstoodRow {
	readonly written: WrittenRow;
	/** Null when the row names no indicator, so nothing can be said of it. */
	readonly entry: TypedRow | null;
	readonly errors: readonly WorkbookError[];
}

/** Reads rows against the plan's codes, groups and places. */
export function workbookReader(
	reference: RowReference,
	report: WrittenReport,
): (written: WrittenRow) => Promise<UnderstoodRow> {
	const read = rowReader(reference);
	return async (written) => {
		const { entry, faults } = await read(written.texts);
		const errors = faults
			.map(({ column, fault, text }) => ({
				sheet: report.sheet,
				cell: report.cellOf(written, column),
				fault: cellFault({ column, fault, text }),
				text,
			}))
			// A cell that cannot be read at all is told of once.
			.filter(({ cell }) => !written.errors.some((error) => error.cell === cell));
		return { written, entry, errors: [...written.errors, ...errors] };
	};
}

/** What is unknown is told by what it should have been. */
function cellFault({ column, fault }: RowFault): CellFault {
	if (fault === 'missing') return column === 'status' ? 'no status' : 'no indicator';
	if (fault !== 'unknown') return fault;
	switch (TYPED_FIELDS.find(({ code }) => code === column)?.type) {
		case 'place':
			return 'unknown place';
		case 'indicator':
			return 'unknown indicator';
		case 'status':
			return 'unknown status';
		case 'organisations':
			return 'unknown donor';
		case 'organisation':
			return 'unknown through';
		case 'quarter':
			return 'unknown quarter';
		default:
			return 'not a number';
	}
}
