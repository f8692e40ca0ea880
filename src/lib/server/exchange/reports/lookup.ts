/** What the rows of reports.csv may name, each by its position in the bundle. */
import { isReported, type Calculation } from '#lib/figures/calculations.ts';
import { maskOf } from '#lib/figures/disaggregation.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { byDimension, DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';
import type { IndicatorRow, PlaceRow, PlanRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Merged } from '#lib/server/exchange/readBundle.ts';

export interface LookedUpIndicator {
	readonly id: number;
	readonly row: IndicatorRow;
	readonly isReported: boolean;
}

export interface LookedUpPlace {
	readonly id: number;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	readonly laterKinds: PlaceRow['laterKinds'];
}

export interface Lookup {
	readonly plan: PlanRow;
	readonly organisations: ReadonlyMap<string, number>;
	readonly places: ReadonlyMap<string, LookedUpPlace>;
	readonly indicators: ReadonlyMap<string, LookedUpIndicator>;
	readonly periods: ReadonlyMap<string, number>;
	readonly groups: Record<Dimension, ReadonlyMap<string, number>>;
	readonly combinations: Combinations;
	/** By their position, for what is staged in pieces. */
	readonly indicatorAt: ReadonlyMap<number, LookedUpIndicator>;
	readonly placeAt: ReadonlyMap<number, LookedUpPlace>;
}

/** The groups that a cell names, by position in DIMENSIONS; 0 where it names none. */
export interface Combination {
	readonly id: number;
	readonly mask: number;
	readonly groups: readonly number[];
}

/** What a place is in a quarter. */
export function placeIn<Place extends Pick<PlaceRow, 'kind' | 'laterKinds'>>(
	place: Place,
	asked: Quarter,
): Place {
	const { kind, laterKinds } = place;
	return { ...place, kind: kind && standingIn({ first: kind, later: laterKinds }, asked) };
}

/** By which an indicator is computed in a quarter. */
export function calculationIn(row: IndicatorRow, asked: Quarter): Calculation {
	return standingIn({ first: row.calculation, later: row.laterCalculations }, asked);
}

/** Each combination of groups once. */
export class Combinations {
	readonly #byKey = new Map<string, Combination>();

	of(groups: readonly number[]): Combination {
		const name = groups.join(' ');
		const known = this.#byKey.get(name);
		if (known) return known;
		const mask = maskOf(DIMENSIONS.filter((_, i) => groups[i] !== 0));
		const made = { id: this.#byKey.size + 1, mask, groups };
		this.#byKey.set(name, made);
		return made;
	}

	get all(): Combination[] {
		return [...this.#byKey.values()];
	}
}

export function makeLookup(plan: PlanRow, { known, places, indicators, groups }: Merged): Lookup {
	const numbered = (codes: Iterable<string>) => new Map([...codes].map((code, i) => [code, i + 1]));
	const placeIds = numbered(places.keys());
	const indicatorIds = numbered(indicators.keys());
	const groupIds = numbered(groups.keys());
	const found = new Map<string, LookedUpIndicator>(
		[...indicators].map(([code, row]) => [
			code,
			{ id: indicatorIds.get(code) ?? 0, row, isReported: isReported(row.calculation) },
		]),
	);
	const placesByCode = new Map(
		[...places].map(([code, { level, kind, laterKinds }]) => [
			code,
			{ id: placeIds.get(code) ?? 0, level, kind, laterKinds },
		]),
	);
	const groupsOf = (dimension: Dimension) =>
		new Map(
			[...groups.values()]
				.filter((group) => group.dimension === dimension)
				.map(({ code }) => [code, groupIds.get(key(dimension, code)) ?? 0]),
		);
	return {
		plan,
		organisations: withMerged(numbered(known.organisations), known.merged),
		places: placesByCode,
		indicators: found,
		periods: numbered(known.periods),
		groups: byDimension(groupsOf),
		combinations: new Combinations(),
		indicatorAt: new Map([...found.values()].map((indicator) => [indicator.id, indicator])),
		placeAt: new Map([...placesByCode.values()].map((place) => [place.id, place])),
	};
}

/** A code that was merged stands for the one that it is. */
function withMerged(
	positions: ReadonlyMap<string, number>,
	merged: ReadonlyMap<string, string>,
): ReadonlyMap<string, number> {
	const led = [...merged].map(([code, into]) => [code, positions.get(into) ?? 0] as const);
	return new Map([...positions, ...led]);
}
