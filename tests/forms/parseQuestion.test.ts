import { expect, test } from 'vitest';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import { placesQuestion, progressQuestion } from '#lib/exchange/forms/questions.ts';

const asked = (query: string) => parseQuestion(progressQuestion, new URLSearchParams(query));
const errors = (query: string) => {
	const parsed = asked(query);
	return 'errors' in parsed ? parsed.errors : [];
};

test('reads what the address says, and fills in what it may leave out', () => {
	expect(asked('year=2024&quarter=1&sex=female&compare=previous-year')).toEqual({
		question: {
			year: 2024,
			quarter: 1,
			window: 'year-to-date',
			sex: 'female',
			compare: 'previous-year',
			provisional: false,
		},
	});
	const places = parseQuestion(placesQuestion, new URLSearchParams('indicator=1.1.a&year=2024&quarter=4'));
	expect(places).toEqual({
		question: { indicator: '1.1.a', year: 2024, quarter: 4, window: 'year-to-date', level: 3 },
	});
});

test.each([
	['provisional', true],
	['provisional=', true],
	['provisional=true', true],
	['provisional=false', false],
])('%s is a switch', (query, provisional) => {
	expect(asked(`year=2024&quarter=1&${query}`)).toMatchObject({ question: { provisional } });
});

test.each([
	['year=24&quarter=1', 'year', 'four digits'],
	['year=2024.0&quarter=1', 'year', 'four digits'],
	['year=%202024&quarter=1', 'year', 'four digits'],
	['year=٢٠٢٤&quarter=1', 'year', 'four digits'],
	['quarter=1', 'year', 'missing'],
	['year=2024', 'quarter', 'missing'],
	['year=2024&quarter=5', 'quarter', 'one of 1, 2, 3, 4'],
	['year=2024&quarter=01', 'quarter', 'one of 1, 2, 3, 4'],
	['year=2024&quarter=1&window=month', 'window', 'one of quarter, year-to-date'],
	['year=2024&quarter=1&partner=', 'partner', 'empty'],
	[`year=2024&quarter=1&place=${'x'.repeat(201)}`, 'place', '200'],
	['year=2024&quarter=1&donor=', 'donor', 'empty'],
	['year=2024&quarter=1&cohort=', 'cohort', 'empty'],
	['year=2024&quarter=1&sex=', 'sex', 'empty'],
	['year=2024&quarter=1&age=', 'age', 'empty'],
	['year=2024&quarter=1&disability=', 'disability', 'empty'],
	['year=2024&quarter=1&tag=', 'tag', 'empty'],
	['year=2024&quarter=1&compare=2023', 'compare', 'one of previous-year'],
	['year=2024&quarter=1&provisional=1', 'provisional', 'one of true, false'],
	['year=2024&quarter=1&Year=2024', 'Year', 'not a parameter'],
	['year=2024&quarter=1&quarter=1', 'quarter', 'once'],
	['year=2024&quarter=1&__proto__=1', '__proto__', 'not a parameter'],
	['year=2024&quarter=1&constructor=1', 'constructor', 'not a parameter'],
])('%s is refused, by name', (query, parameter, words) => {
	const found = errors(query);
	expect(found.map((error) => error.parameter)).toEqual([parameter]);
	expect(found[0]?.detail).toContain(words);
});

test('every fault is told at once, with what would have been understood', () => {
	const found = errors('year=x&quarter=9&provinsional=true');
	expect(found.map(({ parameter }) => parameter)).toEqual(['provinsional', 'year', 'quarter']);
	expect(found[0]?.allowed).toContain('provisional');
	expect(found[2]?.allowed).toEqual(['1', '2', '3', '4']);
});

test.each([
	['thousands of names', Array.from({ length: 3000 }, (_, i) => `p${i}`).join('&')],
	['one endless name', 'x'.repeat(16_000)],
	['one name a thousand times', 'year=2024&'.repeat(1600)],
])('%s get a short answer', (_, query) => {
	const found = errors(query);
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThanOrEqual(20);
	expect(JSON.stringify(found).length).toBeLessThan(10_000);
});
