import { describe, expect, test } from 'vitest';
import { findLive, isFault, writeLive } from '#lib/publication/live.ts';

const CODES = {
	indicators: new Set(['1.1.a', '2.1.c', '2.2.a']),
	groups: new Map([
		['female', 'sex'],
		['displaced_syrian', 'cohort'],
	] as const),
	places: new Set(['LB62']),
};

const one = (text: string) => findLive(text, CODES)[0]?.live;

describe('a live figure', () => {
	test.each([
		'{reached 2.2.a}',
		'{target 2.2.a}',
		'{share 2.2.a}',
		'{change 1.1.a previous-year}',
		'{reached 2.1.c female}',
		'{reached 2.2.a LB62}',
		'{gap}',
		'{reached 1.1.a 2023-q1}',
		'{reached 2.2.a quarter}',
		'{reached 2.2.a short}',
		'{reached 2.2.a words}',
		'{pipeline 1.1.a}',
		'{people female LB62 2023-q4 short}',
		'{share perception/2024-03 services_cause_tension yes}',
		'{share perception/2024-03 services_cause_tension yes sex=female}',
		'{mean perception/2024-03 rooms}',
		'{median perception/2024-03 rooms sex=female}',
	])('%s is read, and written as it was', (text) => {
		const live = one(text);
		expect(live && !isFault(live) && writeLive(live)).toBe(text);
	});

	test('takes its words in any order and case', () => {
		const live = one('{ Reached lb62  female 2.2.a 2023-Q1 Short }');
		expect(live && !isFault(live) && writeLive(live)).toBe('{reached 2.2.a female LB62 2023-q1 short}');
	});

	test('stands where it stands', () => {
		expect(
			findLive('So {gap} and {reached 2.2.a}.', CODES).map(({ offset, length }) => [offset, length]),
		).toEqual([
			[3, 5],
			[13, 15],
		]);
	});
});

test.each([
	['{}', 'empty', 0],
	['{reach 2.2.a}', 'unknown figure', 1],
	['{reached}', 'no indicator', 1],
	['{reached 9.9.z}', 'unknown indicator', 9],
	['{gap 2.2.a}', 'takes no indicator', 5],
	['{change 1.1.a}', 'no comparison', 1],
	['{reached 1.1.a previous-year}', 'unknown word', 15],
	['{reached 1.1.a martian}', 'unknown word', 15],
	['{reached 1.1.a 2.2.a}', 'twice', 15],
	['{reached 1.1.a __proto__}', 'unknown word', 15],
	['{reached 1.1.a', 'not closed', 0],
	['{mean}', 'no survey', 1],
	['{mean rooms}', 'no survey', 1],
	['{share perception}', 'unknown word', 7],
	['{share perception/2024-03}', 'no question', 7],
	['{mean perception/2024-03}', 'no question', 6],
	['{share perception/2024-03 tension}', 'no option', 26],
	['{share perception/2024-03 tension yes short}', 'unknown word', 38],
	['{mean perception/2024-03 rooms sex=female short}', 'unknown word', 42],
])('%s is an error: %s, at %i', (text, fault, offset) => {
	expect(one(text)).toMatchObject({ fault, offset });
});

test('a hundred thousand braces are read, each an error', () => {
	expect(findLive('{'.repeat(100_000), CODES)).toHaveLength(100_000);
});
