import type { OracleModel } from './model.ts';
import type { OraclePlace } from './place.ts';

export interface AtQuarter {
	readonly year: number;
	readonly quarter: number;
}

/** "a value stands at its place as that was in the quarter that reports it" */
export function placeIn(
	model: OracleModel,
	pcode: string,
	{ year, quarter }: AtQuarter,
): OraclePlace | undefined {
	const place = model.places.get(pcode);
	if (!place) return undefined;
	const at = `${year}-Q${quarter}`;
	const parent = place.later.parents.filter(({ from }) => from <= at).at(-1)?.value ?? place.parent;
	const kind = place.later.kinds.filter(({ from }) => from <= at).at(-1)?.value ?? place.kind;
	return { ...place, parent, kind, holdsPeople: place.level === 3 && kind !== 'union' };
}

/** The place itself and everything that it lies in. */
export function lineage(model: OracleModel, pcode: string, at: AtQuarter): OraclePlace[] {
	const found: OraclePlace[] = [];
	for (let place = placeIn(model, pcode, at); place; place = placeIn(model, place.parent, at))
		found.push(place);
	return found;
}
