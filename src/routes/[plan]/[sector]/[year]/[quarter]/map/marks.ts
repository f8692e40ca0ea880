import { classify, markOf, type Classes, type Mark } from '#lib/cartography/choropleth.ts';
import type { MapPlace, MapView, SilentPlace } from '#lib/cartography/map.ts';
import type { Unit } from '#lib/figures/unit.ts';

export interface Marks {
	readonly classes: Classes;
	/** By P-code, of every place of the level. */
	readonly byPlace: ReadonlyMap<string, Mark>;
}

/** The classes of a map's figures, and what each place looks like. */
export function marksOf(
	places: readonly MapPlace[],
	silent: readonly SilentPlace[],
	unit: Unit,
	view: MapView,
): Marks {
	const figures = [...places.map(({ reached }) => reached), ...silent.map(() => null)];
	const classes = classify(figures, unit, view.classes);
	const byPlace = new Map<string, Mark>(silent.map(({ pcode }) => [pcode, 'no-report']));
	for (const { pcode, reached } of places) byPlace.set(pcode, markOf(reached, classes));
	return { classes, byPlace };
}
