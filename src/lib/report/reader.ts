/** One reader of what is typed of a row, whichever road it came by: texts by column become an entry and what is wrong. */
import type { Calculation } from '#lib/figures/calculations.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { monthField, monthOfField } from './monthly.ts';
import type { CellGroups, FieldType, MonthCell, ReportCell, RowEntry, Unread } from './row.ts';
import { TYPED_FIELDS, type TypedField } from './typed.ts';
import { readEntry } from './number.ts';
import type { ActivityStatus } from './report.ts';
import { cleanNote, namesOf, referenceFault, tagFault, type TextFault } from './texts.ts';
import { readValue, type ValueFault } from './value.ts';

/** `unknown`: nothing is called so; `ambiguous`: several are; `missing`: nothing stands where something must. */
export type FieldFault = ValueFault | TextFault | 'unknown' | 'ambiguous' | 'missing';

export interface RowFault {
	/** Code of the column. */
	readonly column: string;
	readonly fault: FieldFault;
	readonly text: string;
}

/** A column of figures of certain groups. */
export interface FigureColumn {
	readonly code: string;
	/** As `cellField` names it. */
	readonly field: string;
	/** Undefined: a group that the plan has not, or two of one dimension. */
	readonly named: CellGroups | undefined;
}

/** A month's total, which names no groups, or groups in it. */
interface MonthColumn extends Pick<FigureColumn, 'code' | 'named'> {
	readonly month: number;
}

/** What a plan calls what a row names; undefined or a fault where nothing is called so. */
export interface RowReference {
	readonly indicator: (
		text: string,
	) => { readonly id: number; readonly unit: Unit; readonly calculation: Calculation } | undefined;
	/** Null: nothing is named. */
	readonly place: (text: string) => Promise<number | null | 'unknown' | 'ambiguous'>;
	readonly organisation: (text: string) => number | undefined;
	readonly status: (text: string) => ActivityStatus | undefined;
	/** Index of a quarter in which something reported late may have been done. */
	readonly quarter: (text: string) => number | undefined;
	readonly figures: readonly FigureColumn[];
	/** Those of the report's quarter, where the road has fields of months; absent: it has none. */
	readonly months?: readonly number[];
	/** A comma is the decimal sign. */
	readonly decimalComma: boolean;
}

/** By the codes of the columns (`ROW.….workbook`, cells by theirs); a column that the road has not is absent. */
export type RowTexts = ReadonlyMap<string, string>;

/** What a row says of itself; fields of absent columns are absent. */
export type TypedRow = Partial<RowEntry> & Pick<RowEntry, 'indicatorId' | 'unread'>;

export interface ReadRow {
	/** Null: it names no indicator, so nothing can be said of it. */
	readonly entry: TypedRow | null;
	readonly faults: readonly RowFault[];
}

/** Of these a draft keeps what could not be taken, as it was typed, under the column's code. */
const KEPT: readonly FieldType[] = ['place', 'value', 'line', 'texts'];
const KEPT_COLUMNS = new Set(TYPED_FIELDS.filter(({ type }) => KEPT.includes(type)).map(({ code }) => code));
const isKept = (column: string) => KEPT_COLUMNS.has(column) || monthOfField(column) !== null;
const INDICATOR = 'indicator';

type Of = NonNullable<ReturnType<RowReference['indicator']>>;

/** Reads rows against what a plan calls things. */
export function rowReader(reference: RowReference): (texts: RowTexts) => Promise<ReadRow> {
	const fieldOf = new Map(reference.figures.map(({ code, field }) => [code, field]));
	const monthColumns = (month: number): MonthColumn[] => [
		{ month, code: monthField(month), named: {} },
		...reference.figures.map(({ field, named }) => ({ month, code: monthField(month, field), named })),
	];
	return async (texts) => {
		const faults: RowFault[] = [];
		const tell = (column: string, fault: FieldFault, text: string) => faults.push({ column, fault, text });
		const indicator = named(INDICATOR, texts.get(INDICATOR) ?? '', reference.indicator);
		const entry: Record<string, unknown> = {};
		for (const field of TYPED_FIELDS) {
			const text = texts.get(field.code);
			if (text === undefined || field.code === INDICATOR) continue;
			const said = await readField(field, text, indicator);
			if (said !== undefined) entry[field.name] = said;
		}
		if (indicator && reference.figures.some(({ code }) => texts.has(code))) {
			entry.cells = readCells(indicator.unit);
		}
		const months = (reference.months ?? []).flatMap(monthColumns).filter(({ code }) => texts.has(code));
		if (indicator && months.length > 0) entry.months = readMonths(months, indicator.unit);
		const unread = faults.flatMap(({ column, fault, text }): Unread[] => {
			const field = fieldOf.get(column) ?? (isKept(column) ? column : undefined);
			return field === undefined || fault === 'missing' ? [] : [{ field, text, fault }];
		});
		const said = entry as Partial<RowEntry>;
		return { entry: indicator ? { ...said, indicatorId: indicator.id, unread } : null, faults };

		function named<Value>(
			column: string,
			typed: string,
			find: (text: string) => Value | undefined,
		): Value | undefined {
			const text = typed.trim();
			const found = text === '' ? undefined : find(text);
			if (found === undefined) tell(column, text === '' ? 'missing' : 'unknown', text);
			return found;
		}

		function optional<Value>(
			column: string,
			text: string,
			find: (text: string) => Value | undefined,
		): Value | null {
			return text.trim() === '' ? null : (named(column, text, find) ?? null);
		}

		/** Undefined: nothing is said. */
		async function readField(
			{ name, code, type }: TypedField,
			text: string,
			indicator: Of | undefined,
		): Promise<unknown> {
			switch (type) {
				case 'status':
					return named(code, text, reference.status);
				case 'place':
					return readPlace(code, text);
				case 'line':
					return readLine(code, text);
				case 'prose':
					return cleanNote(text) || null;
				case 'texts':
					return namesOf(text).filter((tag) => {
						const fault = tagFault(tag);
						if (fault) tell(code, fault, tag);
						return !fault;
					});
				case 'organisation':
					return optional(code, text, reference.organisation);
				case 'organisations':
					return namesOf(text).flatMap((one) => named(code, one, reference.organisation) ?? []);
				case 'quarter':
					return optional(code, text, reference.quarter);
				case 'value':
					return indicator && readGiven(code, text, indicator);
				default:
					throw new Error(`no column holds ${name} as it is typed`);
			}
		}

		/** With a total its range and sign: typed anew, they are as they are typed now. */
		function readGiven(column: string, text: string, { unit, calculation }: Of): number | null {
			const given = readValue(text, unit, reference.decimalComma, calculation);
			if (typeof given === 'string') {
				tell(column, given, text);
				return null;
			}
			// Months may stand behind a total that is not typed, and keep what is said of it.
			if (given.total !== null) Object.assign(entry, { high: given.high, about: given.about });
			return given.total;
		}

		async function readPlace(column: string, text: string): Promise<number | null> {
			const found = await reference.place(text.trim());
			if (typeof found !== 'string') return found;
			tell(column, found, text);
			return null;
		}

		function readLine(column: string, text: string): string | null {
			const typed = text.trim();
			const fault = referenceFault(typed);
			if (fault) tell(column, fault, typed);
			return fault || typed === '' ? null : typed;
		}

		function readFigure(column: string, unit: Unit): number | null {
			const text = texts.get(column) ?? '';
			const value = readEntry(text, unit, reference.decimalComma);
			if (typeof value !== 'string') return value;
			tell(column, value, text);
			return null;
		}

		function readMonths(columns: readonly MonthColumn[], unit: Unit): MonthCell[] {
			return columns.flatMap(({ month, ...column }) =>
				readCell(column, unit).map((cell) => ({ month, ...cell })),
			);
		}

		function readCells(unit: Unit): ReportCell[] {
			return reference.figures
				.filter(({ code }) => texts.has(code))
				.flatMap((column) => readCell(column, unit));
		}

		/** Of one or no cell. */
		function readCell(
			{ code, named: groups }: Pick<FigureColumn, 'code' | 'named'>,
			unit: Unit,
		): ReportCell[] {
			const value = readFigure(code, unit);
			if (value === null) return [];
			if (groups) return [{ groups, value }];
			tell(code, 'unknown', texts.get(code) ?? '');
			return [];
		}
	};
}
