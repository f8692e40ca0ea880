/** What an earlier publication of the same figures means for the next one. Source: docs/rules.md, Small counts. */
import { describe, expect, test } from 'vitest';
import { keptFrom, type Earlier } from '#lib/disclosure/earlier.ts';
import { securedOf } from '#lib/disclosure/secured.ts';
import { cellValues } from '#lib/disclosure/cellValues.ts';
import type { Atom, PlacesTree, Publication } from '#lib/disclosure/tables/atom.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';

const [COUNTRY, G, OTHER, D, E, F, H, THERE] = [1, 2, 3, 4, 5, 6, 7, 8] as const;
const place = (level: PlacesTree['level'], parent: number | null): PlacesTree => ({
	...{ level, parent, sensitive: false },
});
const INDICATOR = 1;
const publication: Publication = {
	places: new Map([
		[COUNTRY, place(0, null)],
		[G, place(1, COUNTRY)],
		[OTHER, place(1, COUNTRY)],
		[D, place(2, G)],
		[E, place(2, G)],
		[F, place(2, G)],
		[H, place(2, G)],
		[THERE, place(2, OTHER)],
	]),
	indicators: [
		{
			...{ id: INDICATOR, counts: 'all', sensitive: false, headline: false, lowest: 3, countsPeople: false },
		},
	],
	windows: [{ first: 0, last: 0 }],
	lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
	pairs: [],
	...{ k: 5, sensitiveK: 10, before: new Map() },
};
const key = (place: number, span = '0-0') => `${INDICATOR}|total|${place}|${span}`;

const atomsOf = (values: Readonly<Record<number, number>>): Atom[] =>
	Object.entries(values).map(([place, value]) => ({
		...{ indicator: INDICATOR, partner: 1, place: Number(place), quarter: 0, value },
		...{ groups: {}, donors: [], tags: [] },
	}));

/** The first publication, and the second after it. */
async function publishTwice(
	first: Readonly<Record<number, number>>,
	second: Readonly<Record<number, number>>,
): Promise<{ readonly first: Earlier; readonly withheld: readonly string[] }> {
	const solver = await loadSolver();
	const atoms = [first, second].map(atomsOf) as [Atom[], Atom[]];
	const was = securedOf(publication, atoms[0], solver, () => undefined);
	const earlier: Earlier = { ...was, values: cellValues(publication, atoms[0]).values };
	const before = keptFrom([earlier], cellValues(publication, atoms[1]).values, publication);
	const is = securedOf({ ...publication, before }, atoms[1], solver, () => undefined);
	expect([was.open, is.open]).toEqual([[], []]);
	return { first: earlier, withheld: is.withheld };
}

describe('a change of a withheld figure by fewer people than may be told', () => {
	const without = { [E]: 4, [F]: 40, [H]: 456, [THERE]: 800 };
	const with_ = { ...without, [D]: 3 };

	test('is not told by the governorate above it where there was nothing before', async () => {
		const { first, withheld } = await publishTwice(without, with_);
		expect(first.withheld).toEqual(expect.arrayContaining([key(E), key(F)]));
		expect(first.shown).toContain(key(G));
		expect(first.values.has(key(D))).toBe(false);
		expect(withheld).toEqual(expect.arrayContaining([key(D), key(G), key(COUNTRY)]));
		expect(withheld).not.toContain(key(OTHER));
	});

	test('nor where nothing is left', async () => {
		const larger = { [E]: 30, [F]: 40, [H]: 456, [THERE]: 800 };
		const { first, withheld } = await publishTwice({ ...larger, [D]: 3 }, larger);
		expect(first.withheld).toEqual(expect.arrayContaining([key(D), key(E)]));
		expect(first.shown).toContain(key(G));
		expect(withheld).toEqual(expect.arrayContaining([key(E), key(F), key(G), key(COUNTRY)]));
		expect(withheld).not.toContain(key(OTHER));
	});

	test('nor where it changed', async () => {
		const { first, withheld } = await publishTwice(with_, { ...without, [D]: 4 });
		expect(first.withheld).toContain(key(D));
		expect(first.shown).toContain(key(G));
		expect(withheld).toEqual(expect.arrayContaining([key(D), key(G), key(COUNTRY)]));
	});
});

test('a span that only one of two publications has changes nothing', () => {
	const earlier: Earlier = {
		shown: [key(G), key(D)],
		withheld: [],
		values: new Map([key(G), key(D)].map((one) => [one, 3])),
	};
	const now = new Map([
		...earlier.values,
		...[key(G, '0-1'), key(D, '0-1')].map((one): [string, number] => [one, 4]),
	]);
	expect([...keptFrom([earlier], now, publication)]).toEqual([
		[key(G), 'shown'],
		[key(D), 'shown'],
	]);
});
