/**
 * The draft as a workbook that is made on the device, without a line: what is stored, and what was typed since. It comes
 * back by the page that takes workbooks. The lists to choose from are in the one that the server makes.
 */
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { cardsOf } from '#lib/report/card.ts';
import { monthOfField } from '#lib/report/monthly.ts';
import { ROW, blankRow } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import {
	cellColumns,
	FURTHER_FIELDS,
	WORKBOOK_FIELDS,
	workbookMark,
	workbookTexts,
	type CellColumn,
	type WorkbookNames,
} from '#lib/report/workbook.ts';
import { FIELD_HEADINGS } from '#lib/report/words/field.ts';
import { activityStatusWords } from '#lib/report/words/report.ts';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';
import { indicatorOf, placeEntry } from '#lib/report/words/row.ts';
import type { ReportRow, Sheet } from '#lib/report/sheet.ts';
import { quarterAt } from '#lib/plan/quarter.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { directionOf, plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { ofTypedMonths } from './typedMonths.ts';

/** What was typed in a card and the server has not got. */
export interface TypedCard {
	readonly key: string;
	/** The indicator that it begins with; null: it is stored. */
	readonly first: number | null;
	/** By the names of its fields. */
	readonly typed: ReadonlyMap<string, string>;
}

/** A row of the workbook: texts by the code of the column. */
type Texts = Map<string, string>;

/** An .xlsx. */
export async function draftFile(
	reportId: number,
	sheet: Pick<Sheet, 'rows' | 'outputs' | 'organisations' | 'places' | 'groups' | 'yearStarts'>,
	typed: readonly TypedCard[],
): Promise<Uint8Array> {
	const indicators = sheet.outputs.flatMap((output) => output.indicators);
	const columns = cellColumns(
		sheet.groups,
		indicators.reduce((all, { dimensions }) => all | dimensions, 0),
	);
	const names = namesIn(sheet);
	const codes = [...WORKBOOK_FIELDS, ...columns.map(({ code }) => code), ...FURTHER_FIELDS];
	const mark = workbookMark(reportId);
	const headings = codes.map((code) => (code === 'row' ? mark : headingOf(code, columns)));
	const lines = textsOf(sheet, typed, columns, names).map((texts) =>
		codes.map((code): CellValue => texts.get(code) || null),
	);
	return writeXlsx({
		sheets: [
			{
				name: m.workbook_sheet_report(),
				columns: codes.map((code) => ({ width: 14, hidden: code === 'row', style: { numFmt: '@' } })),
				rows: [headings, codes, ...lines],
				rowDefs: new Map([[1, { hidden: true }]]),
				freezePane: { rows: 2, columns: 3 },
				view: { rightToLeft: directionOf(getLocale()) === 'rtl' },
			},
		],
		properties: { title: m.workbook_title(), creator: 'Masar' },
	});
}

function namesIn({
	yearStarts,
	outputs,
	organisations,
	places,
}: Pick<Sheet, 'outputs' | 'organisations' | 'places' | 'yearStarts'>): WorkbookNames {
	const codes = new Map(organisations.map(({ id, code }) => [id, code]));
	return {
		indicator: (id) => {
			const found = indicatorOf({ outputs }, id);
			return found
				? { code: found.code, name: plain(found.name), unit: found.unit }
				: { code: '', name: '', unit: 'count' };
		},
		place: (id) => placeEntry(places[id]),
		status: activityStatusWords,
		donor: (id) => codes.get(id) ?? '',
		quarter: (index) => quarterShort(quarterAt(index), { yearStarts }),
	};
}

function headingOf(code: string, columns: readonly CellColumn[]): string {
	const column = columns.find((one) => one.code === code);
	if (column) return column.groups.map(({ name }) => plain(name)).join(' · ');
	return code === 'indicator_name' ? m.indicator() : (FIELD_HEADINGS[code]?.() ?? code);
}

function textsOf(
	{ rows, outputs, places, groups }: Pick<Sheet, 'rows' | 'outputs' | 'places' | 'groups'>,
	typed: readonly TypedCard[],
	columns: readonly CellColumn[],
	names: WorkbookNames,
): Texts[] {
	const output = new Map(
		outputs.flatMap(({ code, indicators }) => indicators.map(({ id }): [number, string] => [id, code])),
	);
	const stored = cardsOf(rows, (id) => output.get(id));
	const begun = typed.filter(({ key }) => stored.every((card) => card.key !== key));
	const cards: { key: string; first: number | null; rows: readonly ReportRow[] }[] = [
		...stored.map((card) => ({ ...card, first: null })),
		...begun.map(({ key, first }) => ({ key, first, rows: [] })),
	];
	return cards.flatMap(({ key, first, rows: own }) => {
		const fields = typed.find((card) => card.key === key)?.typed ?? new Map<string, string>();
		const said = [...fields].map(([name, text]) => [name.split('.').slice(2).join('.'), text] as const);
		const ofFigures = said.flatMap(([name, text]) => {
			const [, indicator, of] = /^(\d+)\.(total|[cm]\..+)$/.exec(name) ?? [];
			return indicator === undefined || of === undefined ? [] : [{ id: Number(indicator), of, text }];
		});
		const ids = new Set([...own.map(({ indicatorId }) => indicatorId), ...ofFigures.map(({ id }) => id)]);
		if (ids.size === 0 && first !== null) ids.add(first);
		return [...ids].map((id) => {
			const row = own.find(({ indicatorId }) => indicatorId === id);
			const alike = row ?? { ...(own[0] ?? blankRow(id)), ...ofEntry(id) };
			const texts = workbookTexts(alike, columns, names);
			texts.set('row', row ? String(row.id) : '');
			for (const [name, text] of sharedIn(said, own[0], names)) texts.set(name, text);
			for (const figure of ofFigures.filter((one) => one.id === id)) {
				const column = columns.find(({ field }) => `c.${field}` === figure.of)?.code;
				const code = figure.of === 'total' ? 'total' : column;
				if (code !== undefined) texts.set(code, figure.text);
			}
			const months = ofFigures.filter((one) => one.id === id && monthOfField(one.of) !== null);
			const indicator = indicatorOf({ outputs }, id);
			if (indicator && months.length > 0) {
				const byField = new Map(months.map(({ of, text }) => [of, text]));
				const isPlaced = places[alike.placeId ?? 0]?.level === 3;
				const { total, cells } = ofTypedMonths(row, indicator, byField, groups, isPlaced);
				texts.set('total', total);
				for (const { code, field } of cells.size > 0 ? columns : []) texts.set(code, cells.get(field) ?? '');
			}
			return texts;
		});
	});
}

/** Of a figure that is not stored yet, what its activity does not say. */
function ofEntry(indicatorId: number) {
	const blank = blankRow(indicatorId);
	return { indicatorId, total: null, high: blank.high, about: blank.about, cells: [], unread: [] };
}

/** What was typed of the activity, as a workbook writes it. */
function sharedIn(
	said: readonly (readonly [name: string, text: string])[],
	stored: ReportRow | undefined,
	names: WorkbookNames,
): [code: string, text: string][] {
	const donors = [...(stored?.donors ?? [])].map(String);
	for (const [name, text] of said) {
		const at = /^donors\.(\d+)$/.exec(name)?.[1];
		if (at !== undefined) donors[Number(at)] = text;
	}
	const written = said.flatMap(([name, text]): [string, string][] => {
		const field = TYPED_FIELDS.find((one) => ROW[one.name].record === name);
		return field ? [[field.code, shown(field.name, text, names)]] : [];
	});
	if (!said.some(([name]) => name.startsWith('donors.'))) return written;
	const codes = donors.filter((id) => Number(id) > 0).map((id) => names.donor(Number(id)));
	return [...written, ['donors', codes.join('; ')]];
}

/** A choice of the form as the workbook says it. */
function shown(name: keyof typeof ROW, text: string, names: WorkbookNames): string {
	if (text === '') return '';
	switch (ROW[name].type) {
		case 'status':
			return ACTIVITY_STATUSES.filter((one) => one === text).map(activityStatusWords)[0] ?? '';
		case 'organisation':
			return names.donor(Number(text));
		case 'quarter':
			return names.quarter(Number(text));
		default:
			return text;
	}
}
