/** What somebody sends to be imported in the browser. Source: docs/exchange.md, Import in the browser. */

/** The files of a bundle that may come alone; a bundle is a .zip of all of them. */
export const SINGLE_FILES = [
	'reports.csv',
	'targets.csv',
	'needs.csv',
	'marks.csv',
	'participation.csv',
	'funding.csv',
	'framework.csv',
	'organisations.csv',
	'places.csv',
	'periods.csv',
] as const;
export type SingleFile = (typeof SINGLE_FILES)[number];

export const SENT_AS = ['bundle', ...SINGLE_FILES, 'activityinfo'] as const;
export type SentAs = (typeof SENT_AS)[number];

/** What is wrong with a bundle and stands in no row of it: beside the files of a marked copy, and left alone when it comes back. */
export const BESIDE_FILE = 'what-to-mend.txt';

/** What all sectors of a plan share, and so is brought in by whoever may act in all of the plan. */
export const OF_WHOLE_PLAN: readonly SentAs[] = ['bundle', 'organisations.csv', 'places.csv', 'periods.csv'];

/** What a marked copy may be: a table, or the .zip of a bundle. */
export const MARKED_AS = ['csv', 'xlsx', 'zip'] as const;
export type MarkedAs = (typeof MARKED_AS)[number];

/** What an empty table of a kind may be. */
export const TEMPLATES_AS = ['csv', 'xlsx'] as const;

export const IMPORT_STATES = ['checked', 'stored', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const MOST = {
	/** Bytes of a file as it is sent. */
	bytes: 9_000_000,
	/** Faults that are kept of an import, and figures. */
	faults: 1_000,
	figures: 400,
	/** Columns of a sent table that are looked at, and what is remembered of them for one person in a plan. */
	columns: 200,
	remembered: 2_000,
	/** Imports of a plan that are kept, and for how long those are that were not stored. Milliseconds. */
	kept: 20,
	unstored: 86_400_000,
	/** How many of them can be undone, and for how long. */
	undoable: 5,
	undo: 30 * 86_400_000,
} as const;
