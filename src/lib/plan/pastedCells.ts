/** Lines as they are copied from a spreadsheet, or typed with commas or semicolons between their cells. */
export interface PastedCells {
	/** In the text, from 1. */
	readonly line: number;
	readonly cells: readonly string[];
}

/** Lines in which something stands. */
export function cellsIn(text: string): PastedCells[] {
	return text
		.split(/\r?\n/)
		.map((line, i) => ({ line: i + 1, cells: line.split(separatorOf(line)).map((cell) => cell.trim()) }))
		.filter(({ cells }) => cells.some((cell) => cell !== ''));
}

/** A name may have a comma in it: a tab or a semicolon goes before. */
function separatorOf(line: string): string {
	return ['\t', ';'].find((sign) => line.includes(sign)) ?? ',';
}

/** What is wrong with a line, and what stood there. */
export interface LineFault<Fault extends string> {
	readonly line: number;
	readonly fault: Fault;
	readonly text: string;
}
