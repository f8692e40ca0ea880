/** Runs apart, with little memory and time: see `readOld.ts`. Values alone; no formula, link or program of a workbook is run. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `readOld.ts` has no types but these. */
/** @type {{ library: string, packed: Uint8Array, limits: typeof import('./limits.ts').LIMITS }} */
const { library, packed, limits } = workerData;
/** @type {typeof import('@e965/xlsx')} */
const { read } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

/**
 * @param {{ t: string, v?: unknown } | undefined} cell
 * @returns {import('./table.ts').ReadCell}
 */
function toCell(cell) {
	if (cell?.v === undefined || cell.v === null || cell.t === 'z') return '';
	if (cell.t === 'e') return { fault: 'error' };
	if (cell.v instanceof Date) return { fault: 'date' };
	// A number as Excel shows it: 15 digits, not the 17 that 0.1 + 0.2 has.
	if (typeof cell.v === 'number') return String(Number(cell.v.toPrecision(15)));
	const text = typeof cell.v === 'string' ? cell.v.trim() : String(cell.v === true);
	return text.length > limits.cell ? { fault: 'long' } : text;
}

function tablesOf() {
	const plain = { cellFormula: false, cellHTML: false, cellText: false, cellStyles: false, cellDates: true };
	const book = read(packed, { type: 'array', dense: true, sheetRows: limits.rows + 1, ...plain });
	let characters = 0;
	let filled = 0;
	const tables = [];
	for (const name of book.SheetNames.slice(0, limits.sheets)) {
		/** @type {{ '!data'?: ({ t: string, v?: unknown } | undefined)[][] }} */
		const sheet = book.Sheets[name] ?? {};
		/** @type {import('./table.ts').ReadCell[][]} */
		const rows = [];
		for (const row of sheet['!data'] ?? []) {
			const cells = Array.from((row ?? []).slice(0, limits.columns), toCell);
			for (const cell of cells) {
				if (cell !== '') filled++;
				if (typeof cell === 'string') characters += cell.length;
			}
			// What is posted is copied, a text once for each cell that it is in.
			if (filled > limits.cells || characters > limits.characters) return undefined;
			rows.push(cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
		}
		const last = rows.findLastIndex((row) => row.length > 0);
		tables.push({ name: name.slice(0, limits.cell), rows: rows.slice(0, last + 1) });
	}
	return tables;
}

/** @returns {ReturnType<typeof tablesOf> | 'password or old'} */
function answer() {
	try {
		return tablesOf();
	} catch (error) {
		if (error instanceof Error && /password|encrypt/i.test(error.message)) return 'password or old';
		throw error;
	}
}
parentPort?.postMessage(answer());
