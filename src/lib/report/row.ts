/**
 * A row of a report: an entry with the fields of its activity, described once. What is stored, copied, compared, recorded,
 * read and written on every road follows this table. Source: docs/rules.md, Activity, Entry; docs/exchange.md, reports.csv.
 */
import type { GroupIds } from '#lib/plan/groups.ts';
import type { About } from '#lib/figures/about.ts';
import type { ActivityStatus } from './report.ts';
import type { ValueFault } from './value.ts';
import type { TextFault } from './texts.ts';

/** Identifiers of the groups that a cell names. */
export type CellGroups = GroupIds;

export interface ReportCell {
	readonly groups: CellGroups;
	/** Smallest units. */
	readonly value: number;
}

/** What a month of the entry had; no groups: its total. */
export interface MonthCell extends ReportCell {
	/** 1 to 12. */
	readonly month: number;
}

/** What the entries of one activity have in common. */
export interface ActivityFields {
	/** The partner's own; null: without. */
	readonly reference: string | null;
	/** Null: unknown. */
	readonly placeId: number | null;
	/** The places that it serves beside its own. */
	readonly also: readonly number[];
	readonly status: ActivityStatus;
	readonly throughId: number | null;
	readonly donors: readonly number[];
	readonly tags: readonly string[];
	/** The appeal it belongs to; null: the plan. */
	readonly appeal: string | null;
	/** Quarter index; null: in the report's own quarter. */
	readonly doneIn: number | null;
	readonly note: string | null;
}

/** What the activity gives to one indicator. */
export interface EntryFields {
	readonly indicatorId: number;
	/** Smallest units; of a range the low end; null: unknown, or to be told by the breakdowns. */
	readonly total: number | null;
	/** The high end of a range, smallest units; null: one number. */
	readonly high: number | null;
	/** Null: exactly what is given. */
	readonly about: About | null;
	/** It covers the report's whole year. */
	readonly ofYear: boolean;
	readonly cells: readonly ReportCell[];
	readonly months: readonly MonthCell[];
}

export type RowFields = ActivityFields & EntryFields;
export type RowField = keyof RowFields;

/** What was typed into a row and could not be taken. */
export interface Unread {
	/** `total`, `place`, `reference`, `tags`, or a cell by the identifiers of its groups (`3`, `3-7`). */
	readonly field: string;
	readonly text: string;
	/** `unknown`: nothing is called so; `ambiguous`: several are; `twice`: another row has it. */
	readonly fault: ValueFault | TextFault | 'unknown' | 'ambiguous' | 'twice';
}

/** What a row says, stored or about to be: all that a partner enters of it. */
export interface RowEntry extends ActivityFields, EntryFields {
	/** What was typed and could not be taken. */
	readonly unread: readonly Unread[];
}

/** What a value stands for: how it is read, checked, stored and written on every road. */
export type FieldType =
	/** One line of the partner's own. */
	| 'line'
	/** Text of any length. */
	| 'prose'
	| 'code'
	/** One of `ABOUT`. */
	| 'sign'
	| 'status'
	/** Tags. */
	| 'texts'
	| 'indicator'
	| 'place'
	| 'places'
	| 'organisation'
	| 'organisations'
	| 'quarter'
	| 'amount'
	/** An amount, typed with its sign and as a range: with it `high` and `about` are told. */
	| 'value'
	| 'flag'
	| 'cells'
	| 'months';

/** Where a list is stored: one row each. */
export interface ListTable {
	readonly table: string;
	readonly column: string;
}

export interface FieldDescription<Value> {
	/** An activity's field, changed through one of its entries, changes for all of them. */
	readonly of: 'activity' | 'entry';
	readonly type: FieldType;
	/** Column of the activity or entry; absent where rows of other tables hold it. */
	readonly column?: string;
	readonly list?: ListTable;
	/** When nothing is said. */
	readonly blank: Value;
	/** Its name in the record, and in the form that sends it. */
	readonly record: string;
	/** Code of its column where people type it, in a workbook or a paste; absent: nobody does, and what is stored stays. */
	readonly workbook?: string;
	/** Its column may be taken out of a workbook: what is stored stays. */
	readonly further?: true;
	readonly bundle: string;
	/** Follows the activity into the next quarter. */
	readonly lasts: boolean;
}

export const ROW: { readonly [Name in RowField]: FieldDescription<RowFields[Name]> } = {
	reference: {
		of: 'activity',
		type: 'line',
		column: 'reference',
		blank: null,
		record: 'reference',
		workbook: 'reference',
		bundle: 'activity',
		lasts: true,
	},
	indicatorId: {
		of: 'entry',
		type: 'indicator',
		column: 'indicator_id',
		blank: 0,
		record: 'indicator',
		workbook: 'indicator',
		bundle: 'indicator',
		lasts: true,
	},
	placeId: {
		of: 'activity',
		type: 'place',
		column: 'place_id',
		blank: null,
		record: 'place',
		workbook: 'place',
		bundle: 'place',
		lasts: true,
	},
	also: {
		of: 'activity',
		type: 'places',
		list: { table: 'activity_also', column: 'place_id' },
		blank: [],
		record: 'also',
		bundle: 'also',
		lasts: true,
	},
	status: {
		of: 'activity',
		type: 'status',
		column: 'status',
		blank: 'ongoing',
		record: 'status',
		workbook: 'status',
		bundle: 'activity_status',
		lasts: true,
	},
	throughId: {
		of: 'activity',
		type: 'organisation',
		column: 'through_id',
		blank: null,
		record: 'through',
		workbook: 'through',
		further: true,
		bundle: 'through',
		lasts: true,
	},
	donors: {
		of: 'activity',
		type: 'organisations',
		list: { table: 'activity_donor', column: 'donor_id' },
		blank: [],
		record: 'donors',
		workbook: 'donors',
		bundle: 'donor',
		lasts: true,
	},
	tags: {
		of: 'activity',
		type: 'texts',
		list: { table: 'activity_tag', column: 'tag' },
		blank: [],
		record: 'tags',
		workbook: 'tags',
		further: true,
		bundle: 'tags',
		lasts: false,
	},
	appeal: {
		of: 'activity',
		type: 'code',
		column: 'appeal',
		blank: null,
		record: 'appeal',
		bundle: 'appeal',
		lasts: true,
	},
	doneIn: {
		of: 'activity',
		type: 'quarter',
		column: 'done_in',
		blank: null,
		record: 'doneIn',
		workbook: 'done_in',
		further: true,
		bundle: 'done_in',
		lasts: false,
	},
	note: {
		of: 'activity',
		type: 'prose',
		column: 'note',
		blank: null,
		record: 'note',
		workbook: 'note',
		further: true,
		bundle: 'note',
		lasts: false,
	},
	total: {
		of: 'entry',
		type: 'value',
		column: 'total',
		blank: null,
		record: 'total',
		workbook: 'total',
		bundle: 'value',
		lasts: false,
	},
	high: {
		of: 'entry',
		type: 'amount',
		column: 'high',
		blank: null,
		record: 'high',
		bundle: 'high',
		lasts: false,
	},
	about: {
		of: 'entry',
		type: 'sign',
		column: 'about',
		blank: null,
		record: 'about',
		bundle: 'about',
		lasts: false,
	},
	ofYear: {
		of: 'entry',
		type: 'flag',
		column: 'of_year',
		blank: false,
		record: 'ofYear',
		bundle: 'quarter',
		lasts: false,
	},
	cells: { of: 'entry', type: 'cells', blank: [], record: 'cells', bundle: 'value', lasts: false },
	months: { of: 'entry', type: 'months', blank: [], record: 'months', bundle: 'month', lasts: false },
};

export const ROW_FIELDS = Object.keys(ROW) as readonly RowField[];

/** By these and its report an entry is told. */
export const KEY_FIELDS: readonly RowField[] = ['reference', 'indicatorId', 'placeId'];

/** The fields of an activity or an entry, in the order of the table. */
export function rowFields(of: 'activity' | 'entry'): RowField[] {
	return ROW_FIELDS.filter((name) => ROW[name].of === of);
}

/** A row that says nothing but its indicator. */
export function blankRow(indicatorId: number): RowEntry {
	const blank = Object.fromEntries(ROW_FIELDS.map((name) => [name, ROW[name].blank])) as unknown as RowFields;
	return { ...blank, indicatorId, unread: [] };
}
