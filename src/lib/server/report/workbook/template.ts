/** The workbook of a report: its rows to fill in, the quarter before, and the lists to choose from. */
import type { Scope } from '#lib/plan/scope.ts';
import type { YearStart } from '#lib/plan/planYear.ts';
import { earlierQuarters, quarterAt } from '#lib/plan/quarter.ts';
import { type FieldType } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import {
	FURTHER_FIELDS,
	WORKBOOK_FIELDS,
	workbookMark,
	workbookTexts,
	type WorkbookNames,
	type WorkbookRow,
} from '#lib/report/workbook.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { directionOf, plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Reader } from '#lib/server/database/driver.ts';
import type { WrittenCell, WrittenColumn, WrittenTable } from '#lib/server/files/spreadsheet/table.ts';
import { writeWorkbook } from '#lib/server/files/spreadsheet/write.ts';
import type { ReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import {
	getLastReport,
	readWorkbookReference,
	type WorkbookReference,
} from '#lib/server/report/queries/workbook.ts';
import type { PlaceNode, PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import { columnHeading, placeLine, statusNames, workbookNames } from './names.ts';

/** Empty rows below those of the draft. */
const ROOM = 300;
const HEADINGS = 2;
const WIDTHS: Readonly<Record<string, number>> = {
	indicator: 11,
	indicator_name: 48,
	place: 40,
	reference: 18,
	donors: 18,
	through: 18,
	tags: 18,
	note: 40,
};
const FIGURE = /^\d+(\.\d+)?$/;

/** The .xlsx, for a draft. */
export async function reportTemplate(reader: Reader, scope: Scope, head: ReportHead): Promise<Uint8Array> {
	const reference = await readWorkbookReference(reader, scope, head);
	const names = workbookNames(reference, head);
	const rows = await listReportRows(reader, head.id);
	const last = await getLastReport(reader, head);
	const quarter = last ? quarterShort(last, head) : '';
	const quarters = earlierQuarters(head);
	const tables = [
		{
			...table(reference, names, rows, m.workbook_sheet_report(), workbookMark(head.id), quarters),
			open: HEADINGS + rows.length + ROOM,
		},
		table(reference, names, last?.rows ?? [], `${m.workbook_sheet_last()} ${quarter}`.trim(), '', quarters),
		lists(reference, quarters, head),
	];
	const title = `${plain(head.partnerName)} · ${plain(scope.sector.name)} · ${head.year} Q${head.quarter}`;
	return writeWorkbook(tables, { title, rightToLeft: directionOf(getLocale()) === 'rtl' });
}

function table(
	reference: WorkbookReference,
	names: WorkbookNames,
	rows: readonly (WorkbookRow & { readonly id: number })[],
	name: string,
	mark: string,
	quarters: readonly number[],
): WrittenTable {
	const { columns } = reference;
	const codes = [...WORKBOOK_FIELDS, ...columns.map(({ code }) => code), ...FURTHER_FIELDS];
	const headings = codes.map((code) => (code === 'row' ? mark : columnHeading(code, columns)));
	return {
		name,
		columns: codes.map((code) => columnOf(code, reference, quarters.length)),
		headings: HEADINGS,
		hiddenRows: [1],
		fixedColumns: 3,
		rows: [
			headings,
			// Only the sheet that is read back carries what the machine finds its columns by.
			mark === '' ? codes.map(() => null) : codes,
			...rows.map((row) => {
				const texts = workbookTexts(row, columns, names);
				// Rows of another quarter are nobody's here: copied over, they are new ones.
				texts.set('row', mark === '' ? '' : String(row.id));
				return codes.map((code) => toCell(code, texts.get(code) ?? ''));
			}),
		],
		open: 0,
	};
}

/** Figures that read as such are numbers, so that they add up; the rest stands as it was typed. */
function toCell(code: string, text: string): WrittenCell {
	if (text === '') return null;
	return isFigure(code) && FIGURE.test(text) ? Number(text) : text;
}

function isFigure(code: string): boolean {
	return code === 'total' || code.includes('.');
}

function columnOf(
	code: string,
	{ indicators, places, organisations }: WorkbookReference,
	quarters: number,
): WrittenColumn {
	const range = (letter: string, count: number) =>
		`'${m.workbook_sheet_lists()}'!$${letter}$2:$${letter}$${Math.max(2, count + 1)}`;
	const type = TYPED_FIELDS.find((field) => field.code === code)?.type;
	/** Columns of the sheet of lists to choose from. */
	const lists: { readonly [Type in FieldType]?: Pick<WrittenColumn, 'list' | 'strict'> } = {
		indicator: { list: range('A', indicators.length), strict: true },
		status: { list: range('D', statusNames().length), strict: true },
		place: { list: range('C', nameable(places).length) },
		organisation: { list: range('E', organisations.length) },
		quarter: { list: range('G', quarters) },
	};
	return {
		width: WIDTHS[code] ?? (isFigure(code) ? 13 : 12),
		hidden: code === 'row',
		kind: isFigure(code) ? 'number' : 'text',
		...(type && lists[type]),
	};
}

/** What has become part of another is not offered any more. */
function nameable(places: PlaceTree): PlaceNode[] {
	return [...places.values()].filter(({ merged_into }) => merged_into === undefined);
}

function lists(
	{ indicators, places, organisations }: WorkbookReference,
	quarters: readonly number[],
	plan: YearStart,
): WrittenTable {
	const columns: readonly (readonly [heading: string, width: number, values: readonly string[]])[] = [
		[m.workbook_indicator(), 11, indicators.map(({ code }) => code)],
		[m.indicator(), 60, indicators.map(({ name }) => plain(name))],
		[m.place(), 44, nameable(places).map((node) => placeLine(node, places))],
		[m.activity_status(), 14, statusNames()],
		[m.workbook_donors(), 16, organisations.map(({ code }) => code)],
		[m.workbook_organisation(), 44, organisations.map(({ name }) => plain(name))],
		[m.done_in(), 16, quarters.map((index) => quarterShort(quarterAt(index), plan))],
	];
	const height = Math.max(...columns.map(([, , values]) => values.length));
	return {
		name: m.workbook_sheet_lists(),
		columns: columns.map(([, width]) => ({ width, kind: 'text' })),
		headings: 1,
		rows: [
			columns.map(([heading]) => heading),
			...Array.from({ length: height }, (_, i) => columns.map(([, , values]) => values[i] ?? null)),
		],
		open: 0,
	};
}
