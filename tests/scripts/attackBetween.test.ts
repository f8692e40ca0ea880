/** The attack by whoever subtracts one publication from another. */
import { beforeAll, expect, test } from 'vitest';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { attackReadings } from '../../scripts/attack/attack.ts';
import { askedKey, listedKey, type Place, type Reading } from '../../scripts/attack/reading.ts';

let solver: Solver;
beforeAll(async () => {
	solver = await loadSolver();
});

const span = { first: 8096, last: 8096 };
const place = (level: number, parent: string | null): Place => ({ level, parent, isUnion: false });
const PLACES = new Map([
	['ZZ', place(0, null)],
	['G', place(1, 'ZZ')],
	...['D', 'E'].map((one) => [one, place(2, 'G')] as const),
	...['A', 'B', 'C', 'W'].map((one) => [one, place(3, 'D')] as const),
]);
const figure = (at: string) => ({ indicator: '1', part: 'total', place: at, span });

/** Null: withheld, with what is true of it. */
function reading(
	label: string,
	shown: Readonly<Record<string, number | null>>,
	true_: Readonly<Record<string, number>>,
): Reading {
	const indicator = {
		...{ code: '1', addsUp: true, k: 5, isOfPeople: true, isFraction: false, isAmount: false },
		...{ madeOf: [], isSum: false },
	};
	return {
		...{ label, places: PLACES, country: 'ZZ', groups: new Map(), names: new Map(), ties: [] },
		indicators: new Map([['1', indicator]]),
		seen: Object.entries(shown).map(([at, value]) => ({
			figure: figure(at),
			value,
			address: `/${label}/${at}`,
		})),
		listed: new Set([1, 2, 3].map((level) => listedKey('1', 'total', level, span))),
		secrets: new Map(Object.entries(true_).map(([at, value]) => [askedKey(figure(at)), value])),
	};
}

const KEPT = { A: null, B: null, C: null };
const FIRST = reading('1.0', { ...KEPT, W: 60, D: 98, E: 400, G: 498, ZZ: 498 }, { A: 9, B: 11, C: 18 });
const WITHOUT = { ...KEPT, W: null };
const found = (second: Reading) =>
	attackReadings([FIRST, second], solver)
		.breaches.filter(({ how }) => how === 'corrected')
		.map(({ figure }) => figure);

test('a figure that became small is told by how much its district fell', () => {
	const second = reading('1.1', { ...WITHOUT, D: 41, E: 400, G: 441, ZZ: 441 }, { A: 9, B: 11, C: 18, W: 3 });
	expect(found(second)).toEqual(['1 W 2024-Q1']);
});

test('it is not where everything above it is withheld too', () => {
	const second = reading(
		'1.1',
		{ ...WITHOUT, D: null, E: 400, G: null, ZZ: null },
		{ A: 9, B: 11, C: 18, W: 3, D: 41, G: 441, ZZ: 441 },
	);
	expect(found(second)).toEqual([]);
});

test('nor where another withheld figure changed with it: who takes that for the same is wrong', () => {
	const second = reading('1.1', { ...WITHOUT, D: 41, E: 400, G: 441, ZZ: 441 }, { A: 9, B: 5, C: 18, W: 9 });
	expect(found(second)).toEqual([]);
});
