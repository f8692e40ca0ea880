/** Services of a district, as the page of a place names them. */
import { servicesFor, type Offered } from './filter.ts';

/** More stand in the list, to which the page leads. */
const MOST_NEAR = 5;

/** What is given in a district, there or in the whole country: of each need one first, then further ones, by need. */
export function servicesNear<One extends Offered>(
	all: readonly One[],
	district: string,
): { readonly shown: readonly One[]; readonly count: number } {
	const found = servicesFor(all, { need: null, district });
	const first = found.filter(({ need }, i) => found[i - 1]?.need !== need);
	const chosen = new Set(first.slice(0, MOST_NEAR));
	for (const one of found) if (chosen.size < MOST_NEAR) chosen.add(one);
	return { shown: found.filter((one) => chosen.has(one)), count: found.length };
}
