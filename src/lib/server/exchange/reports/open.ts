/** An entry whose rows are being read: each of its fields stands in one of them at least. */
import { quarterAt } from '#lib/plan/quarter.ts';
import type { About } from '#lib/figures/about.ts';
import { blankRow, KEY_FIELDS, ROW, rowFields, type RowField, type RowFields } from '#lib/report/row.ts';
import type { StagedCell, StagedEntry, StagedMonth } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Head } from './heads.ts';
import type { LookedUpIndicator } from './lookup.ts';
import type { FieldReader } from './fields.ts';
import type { ReportColumn } from './told.ts';

export interface Attribute {
	readonly name: RowField;
	readonly column: ReportColumn;
}

/** What is the activity's: it may stand in one of the rows and be empty in the rest. */
export const ATTRIBUTES: readonly Attribute[] = rowFields('activity')
	.filter((name) => !KEY_FIELDS.includes(name))
	.map((name) => ({ name, column: ROW[name].bundle }));

/** An entry has none that is not said. */
export const STATUS_COLUMN = ROW.status.bundle;

export interface OpenEntry {
	readonly key: readonly string[];
	readonly head: Head | undefined;
	readonly indicator: LookedUpIndicator | undefined;
	/** Position; null: unknown; undefined: told to be wrong. */
	readonly placeId: number | null | undefined;
	readonly reference: string | null;
	readonly line: number;
	readonly ofYear: boolean;
	/** As they stand in the file, once a row fills them. */
	readonly attributes: Map<ReportColumn, string>;
	/** Those that were read; one that was told to be wrong is undefined. */
	readonly fields: Partial<Record<RowField, unknown>>;
	given: number | null;
	givenLine: number | null;
	high: number | null;
	about: About | null;
	readonly cells: StagedCell[];
	readonly months: StagedMonth[];
}

export function openEntry(
	begun: Pick<OpenEntry, 'key' | 'head' | 'indicator' | 'placeId' | 'reference' | 'line' | 'ofYear'>,
): OpenEntry {
	return {
		...begun,
		attributes: new Map(),
		fields: {},
		given: null,
		givenLine: null,
		high: null,
		about: null,
		cells: [],
		months: [],
	};
}

export function setAttribute(
	open: OpenEntry,
	{ name }: Attribute,
	fields: FieldReader,
	cell: string,
	line: number,
): void {
	open.fields[name] = fields.field(name, cell, line, open.head && quarterAt(open.head.quarter));
}

const BLANK = blankRow(0);

/** Undefined when something in it was told to be wrong, so that it cannot be stored. */
export function entryOf(open: OpenEntry): StagedEntry | undefined {
	const { head, indicator, placeId, fields, reference, ofYear } = open;
	const { given, givenLine, high, about, cells, months, line } = open;
	if (!head || !indicator || placeId === undefined || fields.status === undefined) return undefined;
	return {
		...BLANK,
		...(fields as Partial<RowFields>),
		...{ report: head.id, reference, indicatorId: indicator.id, placeId, ofYear },
		...{ given, givenLine, high, about, cells, months, line },
	};
}
