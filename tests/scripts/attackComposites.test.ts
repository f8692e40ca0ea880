/** What a composite of an ordinary and a sensitive indicator gives away, by what its parts tell. */
import { beforeAll, expect, test } from 'vitest';
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import { attackReadings } from '../../scripts/attack/attack.ts';
import type { Indicator, Place, Reading, Seen } from '../../scripts/attack/reading.ts';

const SPAN = { first: 8096, last: 8096 };
const EARLIER = { first: 8090, last: 8090 };
let solver: Solver;
beforeAll(async () => {
	solver = await loadSolver();
});

const people = { addsUp: true, isOfPeople: true, isFraction: false, isAmount: false, isSum: false };
const INDICATORS: Indicator[] = [
	{ ...people, code: 'ordinary', k: 5, madeOf: [] },
	{ ...people, code: 'sensitive', k: 10, madeOf: [] },
	{ ...people, code: 'both', k: 10, isSum: true, madeOf: ['ordinary', 'sensitive'] },
];
const PLACES: [string, Place][] = [
	['ZZ', { level: 0, parent: null, isUnion: false }],
	['Z1', { level: 1, parent: 'ZZ', isUnion: false }],
];

/** Figures of the country and of its one governorate, by indicator; null: withheld. */
function found(figures: Readonly<Record<string, readonly [country: number | null, place: number | null]>>) {
	const seen = Object.entries(figures).flatMap(([indicator, values]): Seen[] =>
		['ZZ', 'Z1'].map((place, at) => ({
			figure: { indicator, part: 'total', place, span: SPAN },
			value: values[at] ?? null,
			address: 'table',
		})),
	);
	const reading: Reading = {
		...{ label: 'x', country: 'ZZ', groups: new Map(), names: new Map(), ties: [], listed: new Set() },
		indicators: new Map(INDICATORS.map((one) => [one.code, one])),
		places: new Map(PLACES),
		// Indicators of which nothing is withheld are not attacked.
		seen: [
			...seen,
			{
				...{ value: null, address: 'table' },
				figure: { indicator: 'both', part: 'total', place: 'ZZ', span: EARLIER },
			},
		],
	};
	return attackReadings([reading], solver).breaches.map(({ how, figure }) => `${how} ${figure}`);
}

test('parts that are shown may come to it, in the sum and in what is left of it', () => {
	expect(found({ ordinary: [27, 20], sensitive: [0, 0], both: [27, 20] })).toEqual([]);
	expect(found({ ordinary: [27, 7], both: [27, 7] })).toEqual([]);
});

test('it is small where the sensitive part has some of it', () => {
	expect(found({ ordinary: [45, 5], sensitive: [20, null], both: [65, 8] })).not.toEqual([]);
	expect(found({ ordinary: [45, null], sensitive: [20, 4], both: [65, 8] })).toContain(
		'shown both Z1 2024-Q1',
	);
	// Of what is left each part has some.
	expect(found({ ordinary: [45, 39], sensitive: [null, 20], both: [68, 59] })).not.toEqual([]);
});
