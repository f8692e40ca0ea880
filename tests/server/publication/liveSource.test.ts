import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WholeScope } from '#lib/plan/scope.ts';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf } from '#lib/publication/liveValue.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { MOST_ANSWERS, readLiveSource } from '#lib/server/publication/liveSource.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const FIRST = { year: 2024, quarter: 1 } as const;
const folder = temporaryFolder();
let db: Database & { close: () => Promise<void> };
let scope: WholeScope;

beforeAll(async () => {
	db = await emptyDatabase(folder.path);
	await importBundle(db, 'db/seed/lrp-2024', { now: new Date('2024-07-10T09:00:00Z') });
	const found = await snapshot(db, (reader) => getScope(reader, 'lrp-2024', 'social-stability'));
	if (!found) throw new Error('no scope');
	scope = found;
}, 120_000);
afterAll(async () => {
	await db.close();
	folder.remove();
});

async function valuesOf(text: string, shown: { readonly disclosure?: 'closed' } = {}) {
	const source = await snapshot(db, (reader) =>
		readLiveSource(reader, { ...scope, ...shown }, FIRST, [text]),
	);
	return findLive(text, source.codes).map(({ live }) => {
		if (isFault(live)) return live.fault;
		const value = liveValueOf(live, source);
		return value.is === 'known' ? value.reached : value.is;
	});
}

describe('live figures of the demonstration', () => {
	test.each([
		['{reached 2.2.c}', 10_357],
		['{target 2.2.b}', 55_000],
		['{share 2.2.b}', 10_808 / 55_000],
		['{reached 2.1.b female}', 447],
		['{reached 1.1.a 2023-q1}', 27],
		['{change 1.1.a previous-year}', 7 / 27 - 1],
		['{reached 2.2.a 1999-q1}', 'unknown'],
		['{pipeline 1.1.a}', 1],
		['{pipeline 1.a}', 1],
		['{pipeline 2.1.b}', 'protected'],
		['{people LB6}', 'unknown'],
		['{reached 2.2.a LB99999}', 'unknown word'],
		['{reached 2.2.a __proto__}', 'unknown word'],
	] as const)('%s is %s', async (text, expected) => {
		expect(await valuesOf(text)).toEqual([expected]);
	});

	test('are the year to date, or the quarter alone where the text says so', async () => {
		const asked = '{reached 1.1.a 2023-q2} {reached 1.1.a 2023-q2 quarter} {reached 1.1.a 2023-q1}';
		const [toDate, alone, before] = await valuesOf(asked);
		expect([toDate, alone]).toEqual([before, 'unknown']);
	});

	test('of a group are its part of the figure', async () => {
		const asked =
			'{reached 2.2.c lebanese} {reached 2.2.c displaced_syrian} {reached 2.2.c palestine_refugee}';
		expect(await valuesOf(asked)).toEqual([6_230, 3_510, 617]);
	});

	test('of places add up to the figure without what names none', async () => {
		const governorates = [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `{reached 1.1.a lb${number}}`);
		const [whole, ...parts] = await valuesOf(`{reached 1.1.a} ${governorates.join(' ')}`);
		expect(parts.reduce<number>((sum, part) => sum + (Number(part) || 0), 0)).toBe(whole);
	});

	test('are withheld where a plan is closed to the reader and a page would refuse the question', async () => {
		const closed = { disclosure: 'closed' } as const;
		expect(await valuesOf('{reached 2.2.c}{reached 2.2.c lebanese}{people female}', closed)).toEqual([
			10_357,
			'withheld',
			'withheld',
		]);
	});

	test('of a text that asks for too many answers are unknown beyond the bound', async () => {
		const quarters = ['2023', '2024'].flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-q${quarter}`));
		const asked = quarters.flatMap((when) =>
			['', ' quarter', ' LB1', ' LB1 quarter'].map((more) => `{reached 2.2.c ${when}${more}}`),
		);
		expect(asked.length).toBeGreaterThan(MOST_ANSWERS);
		expect((await valuesOf(`${asked.join(' ')} {reached 2.2.c}`)).at(-1)).toBe(10_357);
		expect((await valuesOf(`${asked.join(' ')} {reached 1.1.a LB2}`)).at(-1)).toBe('unknown');
		expect(await valuesOf('{reached 1.1.a LB2}')).not.toEqual(['unknown']);
	});
});
