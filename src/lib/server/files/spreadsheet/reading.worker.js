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
parentPort?.postMessage(
	sheets.map(({ name, rows, cells }) => ({
		name,
		rows: rows.map((row, down) => row.map((value, across) => toCell(value, cells?.get(`${down},${across}`)))),
	})),
);
