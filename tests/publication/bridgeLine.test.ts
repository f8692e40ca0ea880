/** What a later quarter prints of an indicator that was published before. Source: docs/rules.md, Corrections. */
import { expect, test } from 'vitest';
import type { IndicatorProgress, SeriesPoint } from '#lib/figures/answer.ts';
import { bridgeLine, type BridgedIndicator } from '#lib/publication/bridgeLine.ts';

const indicator = (reached: number | null, more: Partial<IndicatorProgress> = {}) =>
	({
		...{ code: '1.1.a', calculation: 'sum', unit: 'initiatives', addsUp: true, countsPlaces: false },
		...{ isRange: false, about: null, late: [], reached },
		...more,
	}) as unknown as IndicatorProgress;
const point = (yearToDate: number | null, more: Partial<SeriesPoint> = {}) =>
	({ year: 2024, quarter: 1, yearToDate, ...more }) as SeriesPoint;
const line = (given: Partial<BridgedIndicator>) =>
	bridgeLine({
		published: indicator(32),
		restated: point(32),
		alone: indicator(44, { late: [{ doneIn: 1, reached: 3 }] }),
		toDate: indicator(76),
		...{ least: 5, isGuarded: false },
		...given,
	});

test('of a sum what was published, late and corrected, and added make the year to date', () => {
	expect(line({})).toEqual({
		...{ code: '1.1.a', kind: 'adds', lateIsAdded: false },
		terms: { published: 32, lateAndCorrected: 3, added: 41, yearToDate: 76 },
	});
	expect(line({ restated: point(30), toDate: indicator(74) })).toMatchObject({
		terms: { published: 32, lateAndCorrected: 1, added: 41, yearToDate: 74 },
	});
});

test('of counted places only those that are new are added', () => {
	const counted = { calculation: 'distinct', addsUp: false, countsPlaces: true } as const;
	const given = {
		published: indicator(7, counted),
		restated: point(8),
		alone: indicator(5, counted),
		toDate: indicator(12, counted),
	};
	expect(line(given)).toEqual({
		...{ code: '1.1.a', kind: 'places', alone: 5 },
		terms: { published: 7, lateAndCorrected: 1, added: 4, yearToDate: 12 },
	});
});

test('of the others was and is are told, where they differ', () => {
	const latest = { calculation: 'latest', addsUp: false } as const;
	const given = {
		published: indicator(4, latest),
		alone: indicator(2, latest),
		toDate: indicator(2, latest),
	};
	expect(line({ ...given, restated: point(5) })).toEqual({ code: '1.1.a', kind: 'other', was: 4, is: 5 });
	expect(line({ ...given, restated: point(4) })).toBeNull();
});

test('nothing is told where a side is withheld', () => {
	const withheld = { withheldFigures: ['reached'] } as const;
	expect(line({ published: indicator(null, withheld) })).toBeNull();
	expect(line({ alone: indicator(null, withheld) })).toBeNull();
	expect(line({ toDate: indicator(null, withheld) })).toBeNull();
	expect(line({ restated: point(null, { withheldFigures: ['yearToDate'] }) })).toBeNull();
});

test('of people no difference is told that is a few of them, either way', () => {
	const people = (restated: number) =>
		line({
			...{ published: indicator(32), alone: indicator(41) },
			restated: point(restated),
			isGuarded: true,
		});
	for (const few of [28, 31, 33, 36]) expect(people(few), `${few}`).toBeNull();
	for (const told of [27, 32, 37]) expect(people(told), `${told}`).toMatchObject({ lateIsAdded: true });
});

test('nothing is bridged that is computed or measured otherwise by now, or known about alone', () => {
	expect(line({ published: indicator(32, { calculation: 'latest' }) })).toBeNull();
	expect(line({ published: indicator(32, { unit: 'people' }) })).toBeNull();
	expect(line({ toDate: indicator(76, { about: 'about' } as object) })).toBeNull();
	expect(line({ published: indicator(null), restated: point(null) })).toBeNull();
});
