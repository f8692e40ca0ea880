import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { monthsInOrder, monthsOf, quarterOf, windowDates, yearWords } from '#lib/plan/planYear.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';

const JANUARY = { yearStarts: 1 };
const APRIL = { yearStarts: 4 };
const NOVEMBER = { yearStarts: 11 };

test('a year is called by the one in which it begins, with the one in which it ends', () => {
	expect([2024, 2099].map((year) => yearWords(year, JANUARY))).toEqual(['2024', '2099']);
	expect([2017, 2099, 2008].map((year) => yearWords(year, APRIL))).toEqual(['2017–18', '2099–00', '2008–09']);
});

test.each([
	[1, 'quarter', JANUARY, '2024-01-01', '2024-03-31'],
	[2, 'quarter', JANUARY, '2024-04-01', '2024-06-30'],
	[4, 'quarter', JANUARY, '2024-10-01', '2024-12-31'],
	[3, 'year-to-date', JANUARY, '2024-01-01', '2024-09-30'],
	[1, 'quarter', APRIL, '2024-04-01', '2024-06-30'],
	[4, 'quarter', APRIL, '2025-01-01', '2025-03-31'],
	[4, 'year-to-date', APRIL, '2024-04-01', '2025-03-31'],
	[1, 'quarter', NOVEMBER, '2024-11-01', '2025-01-31'],
	[2, 'quarter', { yearStarts: 12 }, '2025-03-01', '2025-05-31'],
] as const)('Q%i (%s) of %o covers %s to %s', (quarter, window, plan, from, to) => {
	expect(windowDates({ year: 2024, quarter }, window, plan)).toEqual({ from, to });
});

test('each day lies in the quarter whose days hold it, in years that begin in any month', () => {
	for (let yearStarts = 1; yearStarts <= 12; yearStarts++) {
		for (const quarter of QUARTERS) {
			const { from, to } = windowDates({ year: 2023, quarter }, 'quarter', { yearStarts });
			for (const day of [from, to]) {
				expect(quarterOf(day, { yearStarts }), `${day} ${yearStarts}`).toEqual({ year: 2023, quarter });
			}
		}
	}
});

describe('months', () => {
	test('of a quarter stand in the order of the year', () => {
		expect(QUARTERS.map((quarter) => monthsOf({ quarter }, APRIL))).toEqual([
			[4, 5, 6],
			[7, 8, 9],
			[10, 11, 12],
			[1, 2, 3],
		]);
		expect(monthsOf({ quarter: 1 }, NOVEMBER)).toEqual([11, 12, 1]);
	});

	test('of every quarter are put into its order again, whichever of them are there', () => {
		for (let yearStarts = 1; yearStarts <= 12; yearStarts++) {
			for (const quarter of QUARTERS) {
				const months = monthsOf({ quarter }, { yearStarts });
				expect(monthsInOrder(months.toReversed())).toEqual(months);
				expect(monthsInOrder([months[2] ?? 0, months[0] ?? 0])).toEqual([months[0], months[2]]);
				expect(monthsInOrder([months[1] ?? 0, months[0] ?? 0])).toEqual([months[0], months[1]]);
			}
		}
	});
});

test('no other file reckons with months', () => {
	const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(ts|svelte)$/.test(path) && !path.includes('paraglide'))
		.filter((path) => path !== join('lib', 'plan', 'planYear.ts'))
		.filter((path) =>
			/UTCMonth|getMonth|Date\.UTC|quarter [-+%*/] ?\d? ?\) ?\* ?3|quarter \* 3|% 12\b/.test(
				readFileSync(join('src', path), 'utf8'),
			),
		);
	expect(found).toEqual([]);
});

test('a year is written as its plan calls it, wherever it stands alone', () => {
	const found = readdirSync('src', { recursive: true, encoding: 'utf8' })
		.filter(
			(path) =>
				/^(routes|lib)\//.test(path) &&
				!/(planYear|Address|address)\.ts$/.test(path) &&
				/\.(ts|svelte)$/.test(path),
		)
		.filter((path) => /\bString\((\w+\.)*year\)/.test(readFileSync(join('src', path), 'utf8')));
	expect(found).toEqual([]);
});
