/** One name for each figure that is protected, in the plan's codes. Source: docs/rules.md, Small counts. */
import type { Level } from '#lib/places/place.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { parseQuarter, type Quarter, type Window } from '#lib/plan/quarter.ts';

/** A figure of an indicator, or of people of the sector; what is absent does not restrict. */
export interface Cell extends Quarter {
	/** Code; null: people of the sector. */
	readonly indicator: string | null;
	readonly window: Window;
	/** P-code; absent: the whole country. */
	readonly place?: string;
	/** Of it, or of the country, what names no place of this level. */
	readonly without?: Exclude<Level, 0>;
	/** By code; null: of the dimension nothing was said. */
	readonly group?: { readonly dimension: Dimension; readonly code: string | null };
	readonly donor?: string;
	readonly partner?: string;
	readonly tag?: string;
}

/** Whether a figure is withheld from strangers. */
export type IsWithheld = (cell: Cell) => boolean;

/** Stands in names for people of the sector: no code begins so. */
export const PEOPLE_NAME = '*';
/** Follows a place in names for what is known to lie in it and no further. */
export const REST_MARK = '/';

/** A quarter, or the year to date that ends with it. Of a year's first quarter they are one. */
export function spanName({ year, quarter, window }: Pick<Cell, 'year' | 'quarter' | 'window'>): string {
	return window === 'quarter' || quarter === 1 ? `${year}-Q${quarter}` : `${year}-Q1..Q${quarter}`;
}

/** What `spanName` wrote; undefined when it did not. */
export function readSpan(text: string): (Quarter & { readonly window: Window }) | undefined {
	const [, year, last] = /^(\d{4})-Q1\.\.(Q[2-4])$/.exec(text) ?? [];
	const found = parseQuarter(year === undefined ? text : `${year}-${last}`);
	return found && { ...found, window: year === undefined ? 'quarter' : 'year-to-date' };
}

/** @param place P-code, that of the country for the whole; with `REST_MARK` for what lies in it and no further */
export function cellName(cell: Omit<Cell, 'place' | 'without'>, place: string): string {
	return [cell.indicator ?? PEOPLE_NAME, partName(cell), place, spanName(cell)].join('|');
}

/** Which part of a total it is. */
function partName({ group, donor, partner, tag }: Pick<Cell, 'group' | 'donor' | 'partner' | 'tag'>): string {
	if (group) return `${group.dimension} ${group.code ?? ''}`;
	if (donor !== undefined) return `donor ${donor}`;
	if (partner !== undefined) return `partner ${partner}`;
	return tag === undefined ? 'total' : `tag ${tag}`;
}
