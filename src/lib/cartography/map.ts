/** What a map is asked, and what it is told. */
import type { Localised } from '#lib/plan/text.ts';
import { hasGroups, type Calculation } from '#lib/figures/calculations.ts';
import { isWhole, type Unit } from '#lib/figures/unit.ts';
import type { ClassMethod } from './choropleth.ts';
import type { Point } from '#lib/places/geometry.ts';
import type { Level } from '#lib/places/place.ts';
import type { Window } from '#lib/plan/quarter.ts';

export const SHOWS = ['circles', 'areas'] as const;
/** Circles by area at points, or areas shaded by class. */
export type Show = (typeof SHOWS)[number];

/** Levels that a map has figures of. */
export type MapLevel = Exclude<Level, 0>;

/** The filters of a map, by their names in an address; codes. */
export const MAP_FILTERS = ['partner', 'donor', 'cohort', 'sex'] as const;
export type MapFilters = { readonly [key in (typeof MAP_FILTERS)[number]]?: string };

/** How the same figures are shown: no question to the server. */
export interface MapLook {
	readonly classes: ClassMethod;
	/** Classes by pattern as well as by colour. */
	readonly patterns: boolean;
}

/** Everything that decides what a map shows. */
export interface MapView extends MapFilters, MapLook {
	/** Code of the indicator. */
	readonly indicator: string;
	/** Code of the output whose indicators are offered; absent: those of all. It filters no figure. */
	readonly output?: string;
	readonly level: MapLevel;
	readonly show: Show;
	readonly window: Window;
}

/** An indicator as far as choosing one for a map goes. */
export interface Mappable {
	readonly code: string;
	/** Code of its output; null: it spans outputs, and is offered only where all are. */
	readonly output: string | null;
	readonly headline: boolean;
	readonly calculation: Calculation;
	readonly unit: Unit;
}

/** The indicators of an output, or all of them, in the order given. */
export function indicatorsOf<T extends Pick<Mappable, 'output'>>(
	indicators: readonly T[],
	output: string | undefined,
): readonly T[] {
	return output === undefined ? indicators : indicators.filter((one) => one.output === output);
}

/** More are not looked at: the framework names the important ones first. */
const MOST_OPENING = 6;

/**
 * Codes of what a map may open on that names no indicator, or one that is not of its output: headline figures that places
 * can be compared by, of people and things before money, else the first such figure, else the first of all (a ratio and a
 * range say nothing of how much there is); none where there is no indicator.
 */
export function openingIndicators(indicators: readonly Mappable[], output?: string): string[] {
	const offered = indicatorsOf(indicators, output);
	const mappable = offered.filter(({ calculation }) => hasGroups(calculation));
	const headline = mappable.filter((one) => one.headline);
	const counted = headline.filter(({ unit }) => isWhole(unit));
	const [first] = mappable.length > 0 ? mappable : offered;
	const some = counted.length > 0 ? counted : headline.length > 0 ? headline : first ? [first] : [];
	return some.slice(0, MOST_OPENING).map(({ code }) => code);
}

/** A place with a figure. */
/** A place of the map, whatever stands at it. */
export interface MapPoint extends Point {
	readonly pcode: string;
	readonly name: Localised;
	/** Name of the place right above. */
	readonly within: Localised | null;
	/** What lies between that and it. */
	readonly group?: string;
}

export interface MapPlace extends MapPoint {
	readonly reached: number;
	/** Of a range the highest; null for all others. */
	readonly high: number | null;
	readonly partners: number;
}

/** A place without one. */
export interface SilentPlace {
	readonly pcode: string;
	readonly name: Localised;
}

export const SORTS = ['figure', 'name', 'within', 'partners'] as const;
export type Sort = (typeof SORTS)[number];

/** @param compareNames as the reader's language orders them */
export function sortPlaces(
	places: readonly MapPlace[],
	sort: Sort,
	compareNames: (a: Localised, b: Localised) => number,
): MapPlace[] {
	const byName = (a: MapPlace, b: MapPlace) => compareNames(a.name, b.name);
	const orders: Record<Sort, (a: MapPlace, b: MapPlace) => number> = {
		name: byName,
		figure: (a, b) => b.reached - a.reached || byName(a, b),
		partners: (a, b) => b.partners - a.partners || byName(a, b),
		within: (a, b) => (a.within && b.within ? compareNames(a.within, b.within) : 0) || byName(a, b),
	};
	return places.toSorted(orders[sort]);
}
