/** One reader of what is typed of a row, whichever road it came by: texts by column become an entry and what is wrong. */
import type { Unit } from '#lib/figures/unit.ts';
import type { CellGroups, ReportCell, RowEntry, Unread } from './row.ts';
import { readEntry, type FigureFault } from './number.ts';
import type { ActivityStatus } from './report.ts';
import { cleanNote, namesOf, referenceFault, tagFault, type TextFault } from './texts.ts';

/** `unknown`: nothing is called so; `ambiguous`: several are; `missing`: nothing stands where something must. */
export type FieldFault = FigureFault | TextFault | 'unknown' | 'ambiguous' | 'missing';

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

/** What a plan calls what a row names; undefined or a fault where nothing is called so. */
export interface RowReference {
	readonly indicator: (text: string) => { readonly id: number; readonly unit: Unit } | undefined;
	/** Null: nothing is named. */
	readonly place: (text: string) => Promise<number | null | 'unknown' | 'ambiguous'>;
	readonly organisation: (text: string) => number | undefined;
	readonly status: (text: string) => ActivityStatus | undefined;
	/** Index of a quarter in which something reported late may have been done. */
	readonly quarter: (text: string) => number | undefined;
	readonly figures: readonly FigureColumn[];
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

/** Columns of which a draft keeps what could not be taken, as it was typed; the field is called like the column. */
const KEPT = new Set(['place', 'total', 'reference', 'tags']);

/** Reads rows against what a plan calls things. */
export function rowReader(reference: RowReference): (texts: RowTexts) => Promise<ReadRow> {
	const fieldOf = new Map(reference.figures.map(({ code, field }) => [code, field]));
	return async (texts) => {
		const faults: RowFault[] = [];
		const tell = (column: string, fault: FieldFault, text: string) => faults.push({ column, fault, text });
		const named = <Value>(column: string, find: (text: string) => Value | undefined): Value | undefined => {
			const text = texts.get(column)?.trim();
			if (text === undefined) return undefined;
			const found = text === '' ? undefined : find(text);
			if (found === undefined) tell(column, text === '' ? 'missing' : 'unknown', text);
			return found;
		};
		const optional = <Value>(column: string, find: (text: string) => Value | undefined): Value | null =>
			texts.get(column)?.trim() ? (named(column, find) ?? null) : null;

		const indicator = named('indicator', reference.indicator);
		if (!texts.has('indicator')) tell('indicator', 'missing', '');
		const entry: { -readonly [Name in keyof RowEntry]?: RowEntry[Name] } = {};
		const status = named('status', reference.status);
		if (status) entry.status = status;
		await readPlace();
		readTexts();
		if (texts.has('donors')) {
			entry.donors = namesOf(texts.get('donors') ?? '').flatMap((name) => {
				const found = reference.organisation(name);
				if (found === undefined) tell('donors', 'unknown', name);
				return found ?? [];
			});
		}
		if (texts.has('through')) entry.throughId = optional('through', reference.organisation);
		if (texts.has('done_in')) entry.doneIn = optional('done_in', reference.quarter);
		if (indicator) readFigures(indicator.unit);
		const unread = faults.flatMap(({ column, fault, text }): Unread[] => {
			const field = fieldOf.get(column) ?? (KEPT.has(column) ? column : undefined);
			return field === undefined || fault === 'missing' ? [] : [{ field, text, fault }];
		});
		return { entry: indicator ? { ...entry, indicatorId: indicator.id, unread } : null, faults };

		async function readPlace(): Promise<void> {
			const text = texts.get('place');
			if (text === undefined) return;
			const found = await reference.place(text.trim());
			if (typeof found === 'string') tell('place', found, text);
			entry.placeId = typeof found === 'string' ? null : found;
		}

		function readTexts(): void {
			const typed = texts.get('reference')?.trim();
			if (typed !== undefined) {
				const fault = referenceFault(typed);
				if (fault) tell('reference', fault, typed);
				entry.reference = fault || typed === '' ? null : typed;
			}
			if (texts.has('tags')) {
				entry.tags = namesOf(texts.get('tags') ?? '').filter((tag) => {
					const fault = tagFault(tag);
					if (fault) tell('tags', fault, tag);
					return !fault;
				});
			}
			const note = texts.get('note');
			if (note !== undefined) entry.note = cleanNote(note) || null;
		}

		function readFigures(unit: Unit): void {
			const figure = (column: string): number | null => {
				const text = texts.get(column) ?? '';
				const value = readEntry(text, unit, reference.decimalComma);
				if (typeof value !== 'string') return value;
				tell(column, value, text);
				return null;
			};
			if (texts.has('total')) entry.total = figure('total');
			const cells: ReportCell[] = [];
			for (const { code, named: groups } of reference.figures) {
				if (!texts.has(code)) continue;
				const value = figure(code);
				if (value === null) continue;
				if (groups) cells.push({ groups, value });
				else tell(code, 'unknown', texts.get(code) ?? '');
			}
			if (reference.figures.some(({ code }) => texts.has(code))) entry.cells = cells;
		}
	};
}
