/** The attack by whoever knows more than strangers: one withheld figure, or a partner its own part of all. */
import { beforeAll, expect, test } from 'vitest';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { informedBreaches } from '../../scripts/attack/informed.ts';
import { attackAsPartners } from '../../scripts/attack/partners.ts';
import type { World } from '../../scripts/attack/world.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadSolver();
});

const span = { first: 8096, last: 8096 };
const figures = ['a', 'b', 'c', 'all'].map((place) => ({ indicator: '1', part: 'total', place, span }));

/** Three figures of a line, of which two are withheld, and the third one where it is not given. */
const line = (whole: number, third: number | undefined): World => ({
	figures,
	values: [undefined, undefined, third, whole],
	equations: [{ columns: [3, 0, 1, 2], coefficients: [-1, 1, 1, 1], lower: 0, upper: 0 }],
	withheld: new Set([0, 1, ...(third === undefined ? [2] : [])]),
	unsaid: new Set(),
	levels: new Map(),
	madeOf: new Map(),
	addresses: new Map(),
});

test('of two figures one tells the other, unless a third one is withheld with them', () => {
	const told = (whole: number, third: number | undefined, stood: readonly number[] = []) =>
		informedBreaches(
			line(whole, third),
			{
				known: new Map([6, 3, ...(third === undefined ? [20] : [])].entries()),
				stood: new Map(stood.map((column) => [column, [0, 0, third ?? 0, whole][column] ?? 0])),
			},
			figures.map(() => 5),
			solver,
		);
	expect(told(29, 20)).toEqual([1]);
	expect(told(29, undefined)).toEqual([]);
	// The third one and the whole were published before: whatever is withheld now tells it.
	expect(told(29, 20, [2, 3])).toEqual([]);
});

test('of two figures a partner learns what others have of one, unless a third one is withheld with them', () => {
	const told = (whole: number, third: number | undefined) =>
		attackAsPartners(
			line(whole, third),
			new Set([0, 1]),
			{
				// Of 6 and of 5 people it has 4 each: 3 of the 11 are others'.
				owned: [{ partner: 'P1', parts: [4, 4, 0, 0] }],
				secrets: new Map([6, 5, ...(third === undefined ? [20] : [])].entries()),
			},
			figures.map(() => 5),
			solver,
		);
	expect(told(31, 20)).toEqual({ found: [0, 1], tried: 2 });
	expect(told(31, undefined)).toEqual({ found: [], tried: 2 });
});
