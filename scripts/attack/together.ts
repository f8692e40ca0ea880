/** What is attacked as one: indicators that equations join, and publications that agree on them. */
import { guardedIn } from './guarded.ts';
import { askedKey, type Reading } from './reading.ts';

/** Indicators that equations join: composites, ratios. Those of which nothing is withheld tell of nobody. */
export function clusters(readings: readonly Reading[]): Set<string>[] {
	const guarded = guardedIn(readings);
	const found: Set<string>[] = [];
	const join = (codes: readonly string[]) => {
		const its = new Set(codes);
		for (const other of found.splice(0)) {
			if ([...other].some((code) => its.has(code))) for (const code of other) its.add(code);
			else found.push(other);
		}
		found.push(its);
	};
	for (const { indicators } of readings)
		for (const { code, madeOf } of indicators.values()) {
			const all = [code, ...madeOf].filter((one) => indicators.has(one));
			if (all.some((one) => guarded.has(one))) join(all);
		}
	for (const code of guarded) join([code]);
	return found;
}

/**
 * Publications that agree on every figure of some indicators which they share are attacked together: what none shows to have
 * changed may be the same in all. One that withholds what another one shows has another figure there. Each stands in the first
 * set that it agrees with.
 */
export function agreeing(readings: readonly Reading[], codes: ReadonlySet<string>): Reading[][] {
	const sets: { readonly readings: Reading[]; readonly told: Map<string, number | null> }[] = [];
	for (const reading of readings.toReversed()) {
		const own = new Map(
			reading.seen.flatMap(({ figure, value }): [string, number | null][] =>
				codes.has(figure.indicator) ? [[askedKey(figure), value]] : [],
			),
		);
		const fits = ({ told }: (typeof sets)[number]) =>
			[...own].every(([key, value]) => !told.has(key) || told.get(key) === value);
		const set = sets.find(fits) ?? { readings: [], told: new Map<string, number | null>() };
		if (set.readings.length === 0) sets.push(set);
		set.readings.push(reading);
		for (const [key, value] of own) set.told.set(key, value);
	}
	return sets.map((set) => set.readings);
}
