import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Countries = Topology<{ countries: GeometryCollection }>;

/** All countries of Natural Earth, 1 : 10 million, by their numeric code of ISO 3166-1. */
export function readCountries(): Countries {
	const atlas = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
	return JSON.parse(readFileSync(atlas, 'utf8')) as Countries;
}
