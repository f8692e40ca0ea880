/** People in need in a bundle, in and out. Source: docs/exchange.md, needs.csv. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listNeeds, listYearsInNeed } from '#lib/server/framework/queries/needs.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const HEAD = 'year,cohort,sex,place,in_need,targeted,source';
const needs = (...rows: string[]) => ({ 'needs.csv': [HEAD, ...rows, ''].join('\n') });
const ALL = needs(
	'2024,,female,M1,,40,=registry',
	'2024,,,M1,120,60,',
	'2024,,,,1000,500,Plan of 2024',
	'2025,,,ZZ11,0,,',
);

test('what came in is seen, and goes out and in again as it is', async () => {
	const { db, take, files, ask } = await workshop();
	expect((await take(ALL)).summary.needs).toEqual({ added: 4, changed: 0 });
	const [sector] = await ask<{ id: number }>('select id from sector');
	const seen = await snapshot(db, async (reader) => ({
		years: await listYearsInNeed(reader, sector?.id ?? 0),
		lines: await listNeeds(reader, sector?.id ?? 0, 2024),
	}));
	expect(seen.years).toEqual([2025, 2024]);
	expect(
		seen.lines.map(({ place, sex, inNeed, targeted }) => [place?.pcode, sex?.en, inNeed, targeted]),
	).toEqual([
		[undefined, undefined, 1000, 500],
		['M1', undefined, 120, 60],
		['M1', expect.any(String), null, 40],
	]);
	const first = await files();
	expect(first['needs.csv']?.split('\n')[2]).toBe('2024,,,,1000,500,Plan of 2024');
	const again = await workshop();
	await again.take(first);
	expect(await again.files()).toEqual(first);
	expect((await again.take(first)).summary.needs).toEqual({ added: 0, changed: 0 });
});

test('a figure that comes again replaces the one that was, and nothing else goes', async () => {
	const { take, files } = await workshop();
	await take(ALL);
	expect((await take(needs('2024,,,,900,500,Plan of 2024'))).summary.needs).toEqual({ added: 0, changed: 1 });
	const lines = (await files())['needs.csv']?.split('\n') ?? [];
	expect(lines).toContain('2024,,,,900,500,Plan of 2024');
	expect(lines).toContain('2024,,,M1,120,60,');
});

test('a plan without any writes no such file', async () => {
	const { take, files } = await workshop();
	await take();
	expect(Object.keys(await files())).not.toContain('needs.csv');
});

test.each([
	['2024,,,XX,1,,', 'place', 'unknown code'],
	['2024,martian,,,1,,', 'cohort', 'unknown code'],
	['1999,,,,1,,', 'year', 'bad number'],
	['2024,,,,-1,,', 'in_need', 'negative'],
])('“%s” is refused at its cell', async (line, column, kind) => {
	const { take } = await workshop();
	const { issues } = await refusal(take(needs(line)));
	expect(issues.kept).toMatchObject([{ file: 'needs.csv', line: 2, column, kind }]);
});

test('a line with neither figure is left out, and said', async () => {
	const { take } = await workshop();
	const { summary, issues } = await take(needs('2024,,,M1,,,nobody counted'));
	expect(summary.needs).toEqual({ added: 0, changed: 0 });
	expect(issues.kept).toMatchObject([{ file: 'needs.csv', line: 2, column: 'in_need', kind: 'no figure' }]);
});

test('a plan keeps the years of which people in need are told', async () => {
	const { take } = await workshop();
	await take(ALL);
	const { issues } = await refusal(take({ 'plan.json': PLAN_OF_2024 }));
	expect(issues.kept).toMatchObject([{ kind: 'year cut off', column: 'last_year' }]);
});

const PLAN_OF_2024 = JSON.stringify({
	...{
		code: 'tiny',
		name: 'Tiny plan',
		currency: 'USD',
		timezone: 'Asia/Beirut',
		first_year: 2024,
		last_year: 2024,
	},
	...{ sector: { code: 'stability', name: 'Stability' }, people_method: 'largest' },
	...{ public: 'approved', minimum_count: 0 },
});
