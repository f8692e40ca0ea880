/** Every figure of the second demonstration, as its article prints it; the list is written anew, not read from the bundle. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let scope: WholeScope;

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, 'db/seed/sewa-2018', { now: new Date('2018-11-15T09:00:00Z') });
	const found = await snapshot(db, (reader) => getScope(reader, 'sewa-2018', 'enterprises'));
	if (!found) throw new Error('no scope');
	scope = found;
}, 60_000);
afterAll(async () => {
	await db.close();
	folder.remove();
});

async function reachedIn(quarter: Quarter) {
	const question = { ...quarter, window: 'year-to-date', compare: false } as const;
	const { indicators } = await snapshot(db, (reader) => getProgress(reader, scope, question));
	return new Map(indicators.map((one) => [one.code, one]));
}

test('of today, as printed', async () => {
	const found = await reachedIn({ year: 2018, quarter: 2 });
	const figures = Object.fromEntries([...found].map(([code, { reached }]) => [code, reached]));
	expect(figures).toMatchObject({
		...{ '1.1.a': 1_500_000, '1.1.b': 16, '1.1.c': 4813, '1.1.d': 160, '1.1.e': 15, '1.1.f': 3 },
		...{ '1.1.g': 4991, '1.1.h': 184, '1.1.i': 7 },
		...{ '1.2.a': 250_000, '1.2.b': 15_000, '1.2.c': 50, '1.2.d': 40_000, '1.2.e': null },
		...{ '2.2.a': 131, '2.2.b': 650, '2.2.c': 5, '2.2.d': 0.65, '2.2.e': 250_000, '2.2.f': 7_500_000 },
		...{ '2.3.a': 15_000, '2.3.c': 1_000_000 },
		...{ '3.1.a': 300, '3.1.b': 2000, '3.1.c': 25, '3.2.b': null, '3.2.c': null },
		...{ '4.1.a': 4000, '4.1.b': null, '4.1.c': null, '4.2.a': 10, '4.2.b': 300_000, '4.2.c': 2 },
	});
	expect(found.get('4.2.d')?.reached).toBeCloseTo(1 / 3, 5);
	const signs = ['1.1.a', '2.2.c', '2.2.e', '2.3.a', '2.3.b'].map((code) => found.get(code)?.about);
	expect(signs).toEqual(['>', null, '>', '~', null]);
	expect(found.get('2.3.b')).toMatchObject({ reached: 0.2, high: 0.3 });
	expect([...found.values()].every(({ target }) => target === null)).toBe(true);
});

test('of 2017–18: the table of ten districts, and turnovers of the year', async () => {
	const found = await reachedIn({ year: 2017, quarter: 4 });
	expect([found.get('4.1.a')?.reached, found.get('2.1.a')?.reached]).toEqual([2988, 177_218_890]);
});

test('the table of districts, each with its own and each state with theirs', async () => {
	const question = { year: 2017, quarter: 4, window: 'year-to-date', indicator: '4.1.a' } as const;
	const at = async (level: 1 | 2) => {
		const answer = await snapshot(db, (reader) => listPlaceFigures(reader, scope, { ...question, level }));
		return Object.fromEntries((answer?.places ?? []).map(({ name, reached }) => [name.en, reached]));
	};
	expect(await at(2)).toEqual({
		...{ Ahmedabad: 324, Anand: 285, Gandhinagar: 315, Kheda: 95, Kachchh: 262, Mehsana: 481, Patan: 251 },
		...{ Dungarpur: 109, Sabarkantha: 373, Surendranagar: 493 },
	});
	expect(await at(1)).toEqual({ Gujarat: 2879, Rajasthan: 109 });
});

test('its years begin in April, its numbers are set apart as India does, and incomes are from low to high', async () => {
	expect(scope.plan).toMatchObject({ yearStarts: 4, grouping: 'indian', currency: 'INR' });
	const income = (await reachedIn({ year: 2018, quarter: 2 })).get('3.2.a');
	expect([income?.reached, income?.unit]).toEqual([2000, 'money per person and month']);
});
