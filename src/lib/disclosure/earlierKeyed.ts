import type { Earlier, Shares } from './earlier.ts';
import type { Translate } from './translating.ts';

/**
 * What a publication showed and withheld, by the keys of now. Several names may have become one key, as those of
 * organisations that turned out to be one: their values add up, but for donors, since two may have given for the same people,
 * and it was shown only where none of them was withheld, or
 * whoever knows the others would have the rest. What nothing has a key for any more is left out.
 */
export function earlierKeyed(
	{ shown, withheld, values, shares }: Earlier,
	keyOf: Translate,
	partnerOf: Translate,
): Earlier {
	const keysOf = (names: readonly string[]) => new Set(names.flatMap((name) => keyOf(name) ?? []));
	const hidden = keysOf(withheld);
	return {
		shown: [...keysOf(shown).difference(hidden)],
		withheld: [...hidden],
		values: added(values, keyOf),
		...(shares && { shares: addedShares(shares, keyOf, partnerOf) }),
	};
}

function added(values: Iterable<readonly [string, number]>, keyOf: Translate): Map<string, number> {
	const found = new Map<string, number>();
	const twice = new Set<string>();
	for (const [name, value] of values) {
		const key = keyOf(name);
		if (key === undefined) continue;
		if (found.has(key) && key.includes('|donor ')) twice.add(key);
		found.set(key, (found.get(key) ?? 0) + value);
	}
	for (const key of twice) found.delete(key);
	return found;
}

function addedShares(shares: Shares, keyOf: Translate, partnerOf: Translate): Shares {
	const all = Object.entries(shares).flatMap(([partner, its]) => {
		const key = partnerOf(partner);
		return key === undefined ? [] : [{ key, its: Object.entries(its) }];
	});
	const byPartner = Map.groupBy(all, ({ key }) => key);
	return Object.fromEntries(
		[...byPartner].map(([key, ones]) => [
			key,
			Object.fromEntries(
				added(
					ones.flatMap(({ its }) => its),
					keyOf,
				),
			),
		]),
	);
}
