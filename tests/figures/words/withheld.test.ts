/** What is withheld is called so: never unknown, never nothing, and in no order of its figures. */
import { expect, test } from 'vitest';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import { hasReport, untilLastReport } from '#lib/figures/series.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { groupLine } from '#lib/figures/words/group.ts';
import { changeWords } from '#lib/figures/words/indicator.ts';
import { withheldByName, withoutPlaceLines } from '#lib/places/words.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { indicator } from './indicator.ts';

test('a withheld figure is a word, an unknown one a dash', () => {
	expect(figureWords({ reached: null, isWithheld: true }, 'people')).toBe('withheld');
	expect(figureWords({ reached: null }, 'people')).toBe('–');
});

test('a group that is withheld is named beside those that are shown', () => {
	const group = (id: number, code: string, name: string): PlanGroup => ({
		id,
		dimension: 'sex',
		code,
		name: { en: name },
		parent: null,
	});
	const groups = [group(1, 'female', 'Women'), group(2, 'male', 'Men')];
	const shown = { byGroup: { sex: { female: 30 } }, withheldGroups: { sex: ['', 'male'] } };
	expect(groupLine(indicator({ unit: 'people', ...shown }), 'sex', groups)).toBe(
		'Women\u00a030 · Men\u00a0withheld · not disaggregated\u00a0withheld',
	);
});

test('of a year before that is withheld no change is told, and it is not called unknown', () => {
	const previous = {
		reached: null,
		change: null,
		difference: null,
		unknownParts: [],
		computedOtherwise: false,
	};
	expect(changeWords(indicator({ previous: { ...previous, isWithheld: true } }))).toEqual({
		change: null,
		from: 'withheld',
	});
	expect(changeWords(indicator({ previous }))?.from).not.toBe('withheld');
});

test('a withheld quarter was reported: the year to date before it stands', () => {
	const point = {
		year: 2024,
		reached: null,
		high: null,
		yearToDateHigh: null,
		byYear: false,
		yearToDate: 40,
		expected: null,
		target: null,
	};
	const points = [
		{ ...point, quarter: 1 as const },
		{ ...point, quarter: 2 as const, withheldFigures: ['reached'] as const },
		{ ...point, quarter: 3 as const },
	];
	expect(points.map(hasReport)).toEqual([false, true, false]);
	expect(untilLastReport(points).map(({ yearToDate }) => yearToDate)).toEqual([40, 40, null]);
});

test('withheld places stand by name, and it is said where the part without a place is withheld', () => {
	const place = (pcode: string, name: string) => ({
		id: 1,
		pcode,
		name: { en: name },
		level: 3 as const,
		kind: 'municipality' as const,
		parent: null,
		lat: null,
		lon: null,
		population: null,
	});
	const answer: PlacesAnswer = {
		indicator: indicator(),
		level: 3,
		reached: 40,
		high: null,
		notDisaggregated: null,
		places: [],
		withheldPlaces: [place('A', 'Zahle'), place('B', 'Aley')],
		withheldFigures: ['withoutPlace'],
		presence: [],
		withoutPlace: null,
		national: null,
		unknown: null,
		withheld: false,
	};
	expect(withheldByName(answer).map(({ name }) => name.en)).toEqual(['Aley', 'Zahle']);
	expect(withoutPlaceLines(answer)).toEqual(['How much of it has no place of this level is withheld.']);
	// What stands in it is not told apart, so none of it is said to be of a wider place.
	const shown: PlacesAnswer = { ...answer, withheldFigures: [], withoutPlace: 949, isRestInOne: true };
	expect(withoutPlaceLines(shown)).toEqual(['949: no place of this level is named']);
});
