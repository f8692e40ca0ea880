/** What the closed list of tables is made of. Source: docs/rules.md, Small counts. */
import type { Level } from '#lib/places/place.ts';
import type { Dimension } from '#lib/plan/groups.ts';

/**
 * What strangers may know of a figure: all of it; nothing; or as much as they may of the protected indicators behind it,
 * by code, null for people of the sector.
 */
export type Guard = 'free' | 'never' | readonly (string | null)[];

/** What of a place the list of tables asks. */
export interface ListedPlace {
	readonly pcode: string;
	readonly level: Level;
	/** P-code; null: the country. */
	readonly parent: string | null;
	/** Of level 3, and covers municipalities: its people are apart from theirs. */
	readonly isUnion: boolean;
}

/** An indicator whose cells are protected. */
export interface ListedIndicator {
	readonly lowest: Level;
	readonly sensitive: boolean;
	/** Of a window one quarter is chosen: it has no figures by donor and tag. */
	readonly isChosen: boolean;
	/** Counts as people of the sector. */
	readonly countsPeople: boolean;
}

export interface ClosedList {
	/** By code; null: people of the sector. What is not there is not shown. */
	readonly guards: ReadonlyMap<string | null, Guard>;
	/** By code, of groups and of a municipality's quarter alone; those that `guards` alone says of are not there. */
	readonly details: ReadonlyMap<string | null, Guard>;
	/** By code, null for people of the sector: those whose cells are protected themselves. */
	readonly indicators: ReadonlyMap<string | null, ListedIndicator>;
	/** In a year before the newest, further indicators that a comparison reads: predecessors, by code. */
	readonly predecessors: ReadonlyMap<string, readonly string[]>;
	readonly year: number;
	readonly places: ReadonlyMap<string, ListedPlace>;
	readonly lowest: Readonly<Record<Dimension, Level>>;
	/** Names of windows with tables. */
	readonly spans: ReadonlySet<string>;
	/** Names of cells. */
	readonly withheld: ReadonlySet<string>;
	readonly shown: ReadonlySet<string>;
}
