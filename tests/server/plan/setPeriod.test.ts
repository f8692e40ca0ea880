/** The days of a quarter, set in the browser. Source: docs/rules.md, Period. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { addQuarter } from '#lib/server/plan/commands/addQuarter.ts';
import { setPeriod } from '#lib/server/plan/commands/setPeriod.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPeriodDays } from '#lib/server/plan/queries/periodDays.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const act = { planId: 1, personId: OFFICER, now: NOW };
const OPEN = { opens: '2023-01-01', due: '2025-01-31', locks: null };
const LOCKED = { opens: '2024-01-01', due: '2024-04-20', locks: '2024-05-05' };

async function all() {
	const found = await snapshot(setting.db, (reader) => listPeriodDays(reader, 1));
	return new Map(
		found.map(({ year, quarter, opens, due, locks }) => [`${year}-${quarter}`, [opens, due, locks]]),
	);
}
const set = (days: typeof OPEN | typeof LOCKED, seen: object = OPEN, quarter: 1 | 3 = 3) =>
	setPeriod(setting.db, { ...act, year: 2024, quarter, ...days, version: stampOf(seen) });

test('days are set, with a record of what changed', async () => {
	await set({ ...OPEN, due: '2024-10-20' });
	expect((await all()).get('2024-3')).toEqual(['2023-01-01', '2024-10-20', null]);
	const [last] = await setting.ask<{ action: string; after: string }>(
		'select action, "after" from audit_entry order by id desc limit 1',
	);
	expect(last?.action).toBe('set period');
	expect(JSON.parse(last?.after ?? '{}')).toEqual({ quarter: '2024-Q3', due: '2024-10-20' });
});

test('a locked quarter keeps its days', async () => {
	await set(LOCKED, OPEN, 1);
	await expect(set({ ...LOCKED, locks: '2024-12-31' }, LOCKED, 1)).rejects.toThrow('opens again');
	await expect(set(OPEN, LOCKED, 1)).rejects.toThrow('opens again');
	expect((await all()).get('2024-1')).toEqual(Object.values(LOCKED));
});

test('a published quarter locks no later than it was to, and may lock earlier', async () => {
	const published = { ...OPEN, due: '2024-10-20', locks: '2024-11-30' };
	await set(published);
	await setting.change(
		`insert into publication (sector_id, year, quarter, major, minor, state, as_of, content, content_hash, manifest, hash, published_at, annex)
		values (1, 2024, 3, 1, 0, 'published', 1, '{}', 'h', '{}', 'h', 1, '{}')`,
	);
	await expect(set({ ...published, locks: '2024-12-01' }, published)).rejects.toThrow('opens again');
	await expect(set({ ...published, locks: null }, published)).rejects.toThrow('opens again');
	await set({ ...published, locks: '2024-11-20' }, published);
	expect((await all()).get('2024-3')?.[2]).toBe('2024-11-20');
});

test('what somebody else changed first is told, and days out of order or of no quarter are refused', async () => {
	const before = await all();
	const changed = { ...OPEN, locks: '2025-02-28' };
	await expect(set(changed, LOCKED)).rejects.toThrow('changed meanwhile');
	await expect(set({ ...OPEN, due: '2022-12-31' })).rejects.toThrow('days in order');
	await expect(set({ ...OPEN, locks: '2025-01-30' })).rejects.toThrow('days in order');
	await expect(
		setPeriod(setting.db, { ...act, year: 2031, quarter: 1, ...OPEN, version: '' }),
	).rejects.toThrow('not found');
	expect(await all()).toEqual(before);
});

test('quarters that a plan lacks are added, the newest first and then the gaps, until its years are full', async () => {
	await setting.change(`delete from period where year = 2024 and quarter = 4`);
	expect(await addQuarter(setting.db, act)).toEqual({ year: 2024, quarter: 4 });
	expect((await all()).get('2024-4')).toEqual(['2024-10-01', '2025-01-20', null]);
	for (const quarter of [1, 2, 3]) expect(await addQuarter(setting.db, act)).toEqual({ year: 2023, quarter });
	await expect(addQuarter(setting.db, act)).rejects.toThrow('all quarters');
});
