/** The land around a country, as it travels to a map. */
import type { MultiPolygon, Topology } from 'topojson-specification';
import type { Box } from './geometry.ts';
import { SURROUNDINGS, type Surrounded } from './surroundings.ts';

/** The country itself is left out; where its neighbours end among themselves is not told. */
export type AroundTopology = Topology<{ land: MultiPolygon }>;

/** The land around a country; a browser that has no drawing of it yet loads it by the country's name. */
export class Around {
	readonly country: Surrounded;
	/** Null where only the name has travelled. */
	readonly topology: AroundTopology | null;

	constructor(country: Surrounded, topology: AroundTopology | null) {
		this.country = country;
		this.topology = topology;
	}

	/** What a map of the country shows at least. */
	get room(): Box {
		return SURROUNDINGS[this.country].room;
	}
}

export async function loadAround(country: Surrounded): Promise<AroundTopology> {
	const shipped: Record<Surrounded, () => Promise<string>> = {
		LB: async () => (await import('./surroundings/lb.ts')).AROUND,
	};
	return JSON.parse(await shipped[country]()) as AroundTopology;
}
