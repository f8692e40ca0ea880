/** A draft as a workbook: taken, changed as a person would, sent back. */
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { columnLetters } from '#lib/server/files/spreadsheet/write.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { previewWorkbook } from '#lib/server/report/workbook/preview.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { reportTemplate } from '#lib/server/report/workbook/template.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { readXlsx, writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, type Setting } from '../setting.ts';

/** The file that the person takes. */
export async function templateOf(setting: Setting, reportId: number): Promise<Uint8Array> {
	return snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, reportId);
		if (!head) throw new Error('no report');
		return reportTemplate(reader, await scopeOf(reader, head), head);
	});
}

export async function previewOf(setting: Setting, reportId: number, file: Uint8Array) {
	const tables = await readWorkbook(file);
	return snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, reportId);
		if (!head) throw new Error('no report');
		return previewWorkbook(reader, await scopeOf(reader, head), head, tables);
	});
}

export interface Grid {
	readonly rows: CellValue[][];
	/** Sets a cell by the code of its column; rows from 3 on, as the spreadsheet counts them. */
	readonly set: (row: number, code: string, value: CellValue) => void;
	readonly cell: (row: number, code: string) => string;
	readonly cells: NonNullable<WriteSheet['cells']>;
}

/** Opens the first sheet, lets it be changed, and saves it as another program would: values alone. */
export async function edited(file: Uint8Array, change: (grid: Grid) => void): Promise<Uint8Array> {
	const { sheets } = await readXlsx(file);
	const rows = (sheets[0]?.rows ?? []).map((row) => [...row]);
	const codes = rows[1] ?? [];
	const at = (code: string) => {
		const found = codes.indexOf(code);
		if (found < 0) throw new Error(`no column ${code}`);
		return found;
	};
	const cells: Grid['cells'] = new Map();
	change({
		rows,
		cells,
		set: (row, code, value) => {
			const line = (rows[row - 1] ??= []);
			line[at(code)] = value;
		},
		cell: (row, code) => `${columnLetters(at(code))}${row}`,
	});
	return writeXlsx({ sheets: [{ name: sheets[0]?.name ?? '', rows, cells }] });
}

const ALL_DIMENSIONS = (1 << 4) - 1;

/** A draft with everything that a row may have. */
export async function draftOf({ change, start, save }: Setting): Promise<number> {
	await change(`update indicator set dimensions = ${ALL_DIMENSIONS}`);
	const id = await start();
	await save(id, {
		reference: '=1+1',
		total: 12,
		donors: [4, 5],
		tags: ['flood'],
		note: 'hall',
		throughId: 3,
		cells: [
			{ groups: { sex: 1 }, value: 6 },
			{ groups: { sex: 1, cohort: 3 }, value: 5 },
			{ groups: { sex: 1, age: 7 }, value: 2 },
		],
	});
	await save(id, { indicatorId: 10, placeId: null, status: 'completed', total: null });
	await save(id, {
		indicatorId: 10,
		placeId: 1,
		status: 'planned',
		cells: [{ groups: { sex: 2 }, value: 3 }],
		total: null,
	});
	return id;
}

export const refused = (reason: string) => ({ name: 'Refused', reason });
export const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
export const rowsOf = (setting: Setting, reportId: number) =>
	snapshot(setting.db, (reader) => listReportRows(reader, reportId));

/** Reads a file and keeps what it would change, to be confirmed. */
export async function keep(setting: Setting, reportId: number, file: Uint8Array) {
	const { preview, changes } = await previewOf(setting, reportId, file);
	const edition = await snapshot(setting.db, (reader) => editionOf(reader, reportId));
	return {
		preview,
		workbookId: await keepWorkbook(setting.db, { ...act(reportId), edition, rows: changes }),
	};
}
