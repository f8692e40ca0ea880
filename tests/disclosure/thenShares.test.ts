/** What partners had of a figure in earlier publications. Source: docs/rules.md, Small counts. */
import { describe, expect, test } from 'vitest';
import { attackersOf, EVERYONE } from '#lib/disclosure/attack/attackers.ts';
import { cellValues } from '#lib/disclosure/cellValues.ts';
import type { Earlier } from '#lib/disclosure/earlier.ts';
import { floorOf } from '#lib/disclosure/moves/move.ts';
import { leastOf, ownOf } from '#lib/disclosure/system/system.ts';
import type { Atom, PlacesTree, Publication } from '#lib/disclosure/tables/atom.ts';
import { withEarlier } from '#lib/disclosure/tables/before.ts';
import { tablesOf } from '#lib/disclosure/tables/tables.ts';

const [COUNTRY, G, A, B] = [1, 2, 3, 4] as const;
const [P, Q] = [11, 12] as const;
const place = (level: PlacesTree['level'], parent: number | null): PlacesTree => ({
	...{ level, parent, sensitive: false },
});
const publication: Publication = {
	places: new Map([
		[COUNTRY, place(0, null)],
		[G, place(1, COUNTRY)],
		[A, place(2, G)],
		[B, place(2, G)],
	]),
	indicators: [
		{ ...{ id: 1, counts: 'all', sensitive: false, headline: false, lowest: 3, countsPeople: false } },
	],
	windows: [{ first: 0, last: 0 }],
	lowest: { sex: 2, age: 2, cohort: 1, disability: 1 },
	pairs: [],
	...{ k: 5, sensitiveK: 10, before: new Map() },
};
const key = (place: number) => `1|total|${place}|0-0`;
const atoms = (...all: readonly (readonly [place: number, partner: number, value: number])[]): Atom[] =>
	all.map(([place, partner, value]) => ({
		...{ indicator: 1, partner, place, quarter: 0, value, groups: {}, donors: [], tags: [] },
	}));
const withheldAll = (of: readonly Atom[], isKept = true): Earlier => {
	const { values, shares } = cellValues(publication, of);
	return { shown: [], withheld: [...values.keys()], values, ...(isKept && { shares }) };
};
/** The tables of the last, beside the publications of the others. */
function beside(now: readonly Atom[], earlier: readonly Earlier[]) {
	const [tables] = [...tablesOf(publication, now)];
	if (!tables) throw new Error('no tables');
	const found = withEarlier(tables, earlier);
	return { ...found, cellOf: (place: number) => found.keys.get(key(place)) ?? -1 };
}

describe('a figure that did not change', () => {
	const now = atoms([A, P, 8], [A, Q, 4], [B, P, 40]);

	test('is attacked by who had all of it, in what others have of it by now', () => {
		const { system, cellOf } = beside(now, [withheldAll(atoms([A, P, 12], [B, P, 40]))]);
		const cell = cellOf(A);
		expect([...attackersOf(system, cell, () => true, EVERYONE)]).toContainEqual({ partner: P });
		expect(floorOf(system, cell, { partner: P })).toBe(12);
	});

	test('is attacked by who had nearly all of it and has nothing by now', () => {
		const without = atoms([A, Q, 12], [B, P, 40]);
		const { system, cellOf } = beside(without, [withheldAll(atoms([A, P, 10], [A, Q, 2], [B, P, 40]))]);
		const cell = cellOf(A);
		expect([...attackersOf(system, cell, () => true, EVERYONE)]).toContainEqual({ partner: P });
		const its = system.cells[cell];
		expect(its && ownOf(its, P)).toBe(10);
	});
});

test.each([true, false])(
	'a figure of two earlier publications is one unknown, whoever had what of it (kept in the first: %s)',
	(isKept) => {
		const then = [
			withheldAll(atoms([A, P, 3], [B, P, 40]), isKept),
			withheldAll(atoms([A, Q, 3], [B, P, 40])),
		];
		const { system } = beside(atoms([A, P, 9], [B, P, 40]), then);
		const former = system.cells.filter(({ key: its, former }) => former && its.includes(`|total|${A}/|`));
		expect(former.map(({ former: state }) => state)).toEqual(['kept']);
		expect(former.map((cell) => leastOf(cell, Q))).toEqual([3]);
	},
);
