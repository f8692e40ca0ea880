/** What a workbook that somebody sends may weigh: checked before, or while, it is read. */
export const LIMITS = {
	/** Bytes as they are sent. */
	packed: 2 * 2 ** 20,
	/** Files in it, and bytes of them all unpacked. */
	entries: 300,
	unpacked: 24 * 2 ** 20,
	/** Rows and columns of a sheet, headings included; what stands right of the last column is not read. */
	rows: 2_003,
	columns: 200,
	sheets: 12,
	/** Characters of a cell, and of all of them together: a text that stands once in the file may be in every cell. */
	cell: 2_000,
	characters: 4 * 2 ** 20,
	/** Cells with something in them, of all sheets. */
	cells: 400_000,
	/** Milliseconds and megabytes of the worker that reads it. */
	time: 4_000,
	heap: 160,
	/** Workbooks that are read at the same time, and that wait for their turn. */
	atOnce: 2,
	waiting: 8,
} as const;
