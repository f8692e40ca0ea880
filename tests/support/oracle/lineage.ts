import type { OracleModel, OraclePlace } from './model.ts';

/** The place itself and everything that it lies in. */
export function lineage(model: OracleModel, pcode: string): OraclePlace[] {
	const found: OraclePlace[] = [];
	for (let place = model.places.get(pcode); place; place = model.places.get(place.parent)) found.push(place);
	return found;
}
