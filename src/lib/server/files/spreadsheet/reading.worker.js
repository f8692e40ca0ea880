/** Runs apart, with little memory and time: see `readApart.ts`. Gets what it needs by `workerData`, imports by full address. */
import { parentPort, workerData } from 'node:worker_threads';

/* eslint-disable @typescript-eslint/no-unsafe-assignment -- what comes from `readApart.ts` has no types but these. */
/** @type {{ kind: import('./readApart.ts').WorkbookKind, library: string, packed: Uint8Array, limits: typeof import('./limits.ts').LIMITS }} */
const { kind, library, packed, limits } = workerData;
/** @type {{ readXlsx: typeof import('hucre/xlsx').readXlsx, read: typeof import('@e965/xlsx').read }} the one of its kind */
const { readXlsx, read: readOld } = await import(library);
/* eslint-enable @typescript-eslint/no-unsafe-assignment */

/** @typedef {import('./table.ts').ReadCell} ReadCell */
/** @typedef {{ name: string, rows: Iterable<ReadCell[]> }} Sheet */

const ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)/;

/**
 * A number as Excel shows it: 15 digits, not the 17 that 0.1 + 0.2 has.
 * @param {number} value
 */
const numberText = (value) => String(Number(value.toPrecision(15)));

/**
 * @param {string} text
 * @returns {ReadCell}
 */
const textCell = (text) => (text.length > limits.cell ? { fault: 'long' } : text);

/**
 * @param {import('hucre/xlsx').CellValue | undefined} value
 * @param {import('hucre/xlsx').Cell | undefined} cell
 * @returns {ReadCell}
 */
function toCell(value, cell) {
	if (value === null || value === undefined) return cell?.formula === undefined ? '' : { fault: 'formula' };
	if (typeof value === 'number') return Number.isFinite(value) ? numberText(value) : { fault: 'error' };
	if (value instanceof Date) return { fault: 'date' };
	const text = String(value).trim();
	return ERROR.test(text) ? { fault: 'error' } : textCell(text);
}

/**
 * @param {{ t: string, v?: unknown } | undefined} cell
 * @returns {ReadCell}
 */
function toOldCell(cell) {
	if (cell?.v === undefined || cell.v === null || cell.t === 'z') return '';
	if (cell.t === 'e') return { fault: 'error' };
	if (cell.v instanceof Date) return { fault: 'date' };
	if (typeof cell.v === 'number') return numberText(cell.v);
	return textCell(typeof cell.v === 'string' ? cell.v.trim() : String(cell.v === true));
}

/** @returns {Promise<Iterable<Sheet>>} */
async function sheetsOf() {
	const { sheets } = await readXlsx(packed, {
		range: `A1:GR${limits.rows + 1}`,
		sheets: (_, index) => index < limits.sheets,
	});
	return sheets.values().map(({ name, rows, cells }) => ({
		name,
		rows: rows
			.values()
			.map((row, down) => row.map((value, across) => toCell(value, cells?.get(`${down},${across}`)))),
	}));
}

/**
 * Values alone: no formula, link or program of a workbook is run.
 * @returns {Iterable<Sheet>}
 */
function oldSheetsOf() {
	const plain = { cellFormula: false, cellHTML: false, cellText: false, cellStyles: false, cellDates: true };
	const book = readOld(packed, { type: 'array', dense: true, sheetRows: limits.rows + 1, ...plain });
	return book.SheetNames.slice(0, limits.sheets)
		.values()
		.map((name) => {
			/** @type {{ '!data'?: ({ t: string, v?: unknown } | undefined)[][] }} */
			const sheet = book.Sheets[name] ?? {};
			const rows = sheet['!data'] ?? [];
			return {
				name,
				rows: rows.values().map((row) => Array.from((row ?? []).slice(0, limits.columns), toOldCell)),
			};
		});
}

/**
 * Undefined: there is more than a report has. What is posted is copied, a text once for each cell that it is in.
 * @param {Iterable<Sheet>} sheets
 */
function tablesOf(sheets) {
	let characters = 0;
	let filled = 0;
	const tables = [];
	for (const { name, rows } of sheets) {
		/** @type {ReadCell[][]} */
		const read = [];
		for (const cells of rows) {
			for (const cell of cells) {
				if (cell !== '') filled++;
				if (typeof cell === 'string') characters += cell.length;
			}
			if (filled > limits.cells || characters > limits.characters) return undefined;
			read.push(cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1));
		}
		const last = read.findLastIndex((row) => row.length > 0);
		tables.push({ name: name.slice(0, limits.cell), rows: read.slice(0, last + 1) });
	}
	return tables;
}

/** @returns {Promise<ReturnType<typeof tablesOf> | 'password or old'>} */
async function answer() {
	try {
		return tablesOf(await (kind === 'xls' ? oldSheetsOf() : sheetsOf()));
	} catch (error) {
		if (kind === 'xls' && error instanceof Error && /password|encrypt/i.test(error.message))
			return 'password or old';
		throw error;
	}
}
parentPort?.postMessage(await answer());
