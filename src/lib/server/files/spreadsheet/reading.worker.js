/** Runs apart, with little memory and time: see `read.ts`. Gets what it needs by `workerData`, imports by full address. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `read.ts` has no types but these. */
/** @type {{ library: string, packed: Uint8Array, limits: typeof import('./limits.ts').LIMITS }} */
const { library, packed, limits } = workerData;
/** @type {typeof import('hucre/xlsx')} */
const { readXlsx } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)/;

/**
 * A number as Excel shows it: 15 digits, not the 17 that 0.1 + 0.2 has.
 * @param {number} value
 */
const numberText = (value) => String(Number(value.toPrecision(15)));

/**
 * @param {import('hucre/xlsx').CellValue | undefined} value
 * @param {import('hucre/xlsx').Cell | undefined} cell
 * @returns {import('./table.ts').ReadCell}
 */
function toCell(value, cell) {
	if (value === null || value === undefined) return cell?.formula === undefined ? '' : { fault: 'formula' };
	if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : { fault: 'error' };
	if (value instanceof Date) return { fault: 'date' };
	const text = String(value).trim();
	if (ERROR.test(text)) return { fault: 'error' };
	return text.length > limits.cell ? { fault: 'long' } : text;
}

const { sheets } = await readXlsx(packed, {
	range: `A1:GR${limits.rows + 1}`,
	sheets: (_, index) => index < limits.sheets,
});
/** Undefined: there is more than a report has. What is posted is copied, a text once for each cell that it is in. */
function tablesOf() {
	let characters = 0;
	let filled = 0;
	const tables = [];
	for (const { name, rows, cells } of sheets) {
		/** @type {import('./table.ts').ReadCell[][]} */
		const read = [];
		for (const [down, row] of rows.entries()) {
			const texts = row.map((value, across) => toCell(value, cells?.get(`${down},${across}`)));
			for (const cell of texts) {
				if (cell !== '') filled++;
				if (typeof cell === 'string') characters += cell.length;
			}
			if (filled > limits.cells || characters > limits.characters) return undefined;
			read.push(texts.slice(0, texts.findLastIndex((cell) => cell !== '') + 1));
		}
		const last = read.findLastIndex((row) => row.length > 0);
		tables.push({ name: name.slice(0, limits.cell), rows: read.slice(0, last + 1) });
	}
	return tables;
}
parentPort?.postMessage(tablesOf());
