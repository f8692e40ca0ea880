/** The one writer of CSV: of the files that people open, and of the bundle's, which read back to the same bytes. */

export type Cell = string | number | null;

const QUOTED = /[",\r\n]/;

/** A line by RFC 4180. Null is unknown: an empty cell; 0 is `0`, and numbers are not rounded. */
export function csvLine(
	cells: readonly Cell[],
	end: '\n' | '\r\n' | '\r' | '' = '\n',
	separator = ',',
): string {
	return cells.map((cell) => quoted(cell, separator)).join(separator) + end;
}

/** A cell as it stands in a line. */
export function csvCell(cell: Cell): string {
	return quoted(cell, ',');
}

function quoted(cell: Cell, separator: string): string {
	const text = cell === null ? '' : String(cell);
	return QUOTED.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
}
