/** An entry whose rows are being read: each of its fields stands in one of them at least. */
import { quarterAt } from '#lib/plan/quarter.ts';
import type { About, ActivityStatus } from '#lib/report/report.ts';
import type { StagedCell, StagedEntry, StagedMonth } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Head } from './heads.ts';
import type { LookedUpIndicator } from './lookup.ts';
import type { RowReader } from './row.ts';

/** Columns that may stand in one of the rows and be empty in the rest. */
export const ATTRIBUTES = [
	'activity_status',
	'through',
	'donor',
	'note',
	'done_in',
	'tags',
	'appeal',
	'also',
] as const;
type Attribute = (typeof ATTRIBUTES)[number];

export interface OpenEntry {
	readonly key: readonly string[];
	readonly head: Head | undefined;
	readonly indicator: LookedUpIndicator | undefined;
	readonly place: number | undefined;
	readonly reference: string | null;
	readonly line: number;
	readonly ofYear: boolean;
	/** As they stand in the file, once a row fills them. */
	readonly attributes: Map<Attribute, string>;
	status: ActivityStatus | undefined;
	through: number;
	donors: number[];
	note: string | null;
	doneIn: number | null;
	tags: string[];
	also: number[];
	appeal: string | null;
	given: number | null;
	givenLine: number | null;
	high: number | null;
	about: About | null;
	readonly cells: StagedCell[];
	readonly months: StagedMonth[];
}

export function openEntry(
	begun: Pick<OpenEntry, 'key' | 'head' | 'indicator' | 'place' | 'reference' | 'line' | 'ofYear'>,
): OpenEntry {
	return {
		...begun,
		attributes: new Map(),
		status: undefined,
		through: 0,
		donors: [],
		note: null,
		doneIn: null,
		tags: [],
		also: [],
		appeal: null,
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
	column: Attribute,
	rows: RowReader,
	cell: string,
	line: number,
): void {
	switch (column) {
		case 'activity_status':
			open.status = rows.status(cell, line);
			break;
		case 'through':
			open.through = rows.organisation(cell, line, column) ?? 0;
			break;
		case 'donor':
			open.donors = rows.donors(cell, line);
			break;
		case 'note':
			open.note = rows.note(cell, line);
			break;
		case 'tags':
			open.tags = rows.tags(cell, line);
			break;
		case 'appeal':
			open.appeal = rows.appeal(cell, line);
			break;
		case 'also':
			open.also = rows.also(cell, line);
			break;
		case 'done_in':
			open.doneIn = rows.doneIn(cell, line, open.head && quarterAt(open.head.quarter));
	}
}

/** Undefined when something in it was told to be wrong, so that it cannot be stored. */
export function entryOf(open: OpenEntry): StagedEntry | undefined {
	const { head, indicator, place, status } = open;
	if (!head || !indicator || place === undefined || !status) return undefined;
	const { reference, through, appeal, doneIn, note, donors, tags, also, ofYear } = open;
	const { given, givenLine, high, about, cells, months, line } = open;
	return {
		...{ report: head.id, reference, indicator: indicator.id, place, status, through, appeal, doneIn, note },
		...{ donors, tags, also, ofYear, given, givenLine, high, about, cells, months, line },
	};
}
