/** Tables as files for people to open. Not the bundle: that one must read back to the same bytes. */

export type Cell = string | number | null;

const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/**
 * Rows as CSV (RFC 4180). Null is unknown: an empty cell; 0 is `0`. Text that a spreadsheet would run as a formula
 * comes out as text, behind an apostrophe; numbers stay numbers. Starts with the mark by which Excel knows UTF-8.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
	return '\ufeff' + rows.map((row) => row.map(csvCell).join(',') + '\r\n').join('');
}

function csvCell(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return String(cell);
	const safe = FORMULA.test(cell) ? `'${cell}` : cell;
	return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The answer that a browser saves as a file.
 * @param name file name of letters, digits, dots and hyphens; anything else in it becomes a hyphen
 */
export function csvResponse(name: string, rows: readonly (readonly Cell[])[]): Response {
	const body = new TextEncoder().encode(csvText(rows));
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-length': String(body.byteLength),
			'content-disposition': `attachment; filename="${name.replaceAll(/[^A-Za-z0-9.-]+/g, '-')}"`,
		},
	});
}
