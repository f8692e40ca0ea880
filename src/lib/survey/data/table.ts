/** Answers as a file has them, a row for each response. */
export interface DataTable {
	readonly headings: readonly string[];
	readonly rows: readonly { readonly cells: readonly string[]; readonly at: number }[];
}

/** What stands in a cell; empty too for what R's files write where there is nothing. */
export function dataCell(row: DataTable['rows'][number], column: number): string {
	const text = (row.cells[column] ?? '').trim();
	return text === 'NA' || text === 'N/A' ? '' : text;
}

/** Rows in which something stands to the right of the last heading, by their places in the file. */
export function overfullRows({ headings, rows }: DataTable): number[] {
	return rows.flatMap(({ cells, at }) =>
		cells.slice(headings.length).some((cell) => cell.trim() !== '') ? [at] : [],
	);
}

/** Words as headings and labels are compared. */
export function sameWords(text: string): string {
	return text.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
}
