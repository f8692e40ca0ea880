import { describe, expect, test } from 'vitest';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { bulletLabel, changeWords, sublines } from '#lib/figures/words/indicator.ts';
import { before, indicator } from './indicator.ts';

const group = (
	id: number,
	dimension: PlanGroup['dimension'],
	code: string,
	parent: number | null = null,
) => ({
	id,
	dimension,
	code,
	name: { en: code },
	parent,
});
const GROUPS = [
	group(1, 'sex', 'female'),
	group(2, 'sex', 'male'),
	group(3, 'cohort', 'refugee'),
	group(4, 'cohort', 'prs', 3),
];
const lines = (changes: Parameters<typeof indicator>[0]) =>
	sublines(indicator(changes), GROUPS).map((line) => line.replaceAll('\u00a0', ' '));

describe('the lines under an indicator', () => {
	test('tell the groups and what is left of them, a parent with its children once', () => {
		const unknown = { sex: 50, cohort: 0, age: 100, disability: 100 };
		const byGroup = { sex: { female: 30, male: 20 }, cohort: { refugee: 100, prs: 40 } };
		expect(lines({ reached: 100, unknown, byGroup })).toEqual([
			'female 30 · male 20 · 50 not by sex',
			'refugee 100',
		]);
	});

	test('say that nobody had anything, and that the last quarter has nothing yet', () => {
		expect(lines({ reached: 0, noneReported: 3 })).toEqual(['none reported by 3 of 3 partners']);
		const unjudged = { missingQuarters: [2, 4], isJudged: false } as const;
		expect(lines(unjudged)).toEqual(['nothing reported for Q4']);
		expect(lines({ missingQuarters: [2], isJudged: true })).toEqual([]);
		expect(bulletLabel(indicator({ ...unjudged, expected: 575 }), 'year-to-date', 4)).not.toMatch(
			/expected|year/,
		);
	});

	test('a group that nobody told is not there, and a zero is', () => {
		expect(lines({ byGroup: { sex: { male: 9, female: 0 } } })).toEqual(['female 0 · male 9']);
		expect(lines({ byGroup: { sex: { male: 9 } } })).toEqual(['male 9']);
	});

	test('tell what has no place: of a sum a part, of municipalities those without a name', () => {
		expect(lines({ reached: 32, withoutPlace: 14 })).toEqual(['14 name no municipality or camp']);
		expect(lines({ reached: 7, withoutPlace: 3, countsPlaces: true })).toEqual(['including up to 3 unnamed']);
		expect(lines({ reached: 32, withoutPlace: 0 })).toEqual([]);
	});

	test('name the parts that are missing, but not when all is', () => {
		expect(lines({ unknownParts: ['1.2.a'] })).toEqual(['\u20681.2.a\u2069 not reported']);
		expect(lines({ reached: null, unknownParts: ['1.2.a'] })).toEqual([]);
	});
});

describe('the change', () => {
	test('is not told where no comparison was asked for', () => {
		expect(changeWords(indicator())).toBeNull();
	});

	test.each([
		['a percentage', before({ reached: 62, change: -53 / 62, difference: -53 }), '−85%', 'from 62'],
		['a difference below twenty', before({ reached: 19, difference: -10 }), '−10', 'from 19'],
		['none after nothing reported', before({}), null, 'not reported then'],
		['none after zero', before({ reached: 0 }), null, '0 then: no change to tell'],
	])('is %s', (_, previous, change, from) => {
		expect(changeWords(indicator({ previous }))).toEqual({ change, from });
	});

	test('names the part that was unknown then', () => {
		const previous = before({ reached: 5_300_000, unknownParts: ['1.2.c'] });
		expect(changeWords(indicator({ previous }))?.from).toBe(
			'5,300,000 then, without \u20681.2.c\u2069: no change to tell',
		);
	});

	test('is a dash where nothing was known then nor is now', () => {
		expect(changeWords(indicator({ reached: null, previous: before({}) }))?.from).toBe('–');
	});

	test('is none without a figure now', () => {
		const previous = before({ reached: 5 });
		expect(changeWords(indicator({ reached: null, previous }))).toEqual({ change: null, from: '5 then' });
	});
});

describe('the bar', () => {
	test('says what was reached a year before, and of a quarter alone a quarter’s part', () => {
		const previous = before({ reached: 62, change: -53 / 62, difference: -53 });
		expect(bulletLabel(indicator({ previous }), 'quarter', 3)).toBe(
			'1.6% of the target, 10.8% a year before, a quarter’s part of the year',
		);
	});

	test('says what it shows', () => {
		expect(bulletLabel(indicator({ expected: 143.75 }), 'year-to-date', 1)).toBe(
			'1.6% of the target, a quarter of the year has passed, 144 expected by now',
		);
	});
});
