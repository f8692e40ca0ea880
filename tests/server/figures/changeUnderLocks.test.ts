/** A page that changes what figures are made of: those of locked quarters stay unless a reason is given. */
import { expect, test } from 'vitest';
import { run, transaction } from '#lib/server/database/driver.ts';
import { changeUnderLocks, unlessReason } from '#lib/server/figures/index.ts';
import { closeWorkshops, workshop } from '../exchange/imports.ts';

closeWorkshops();

const QUESTION = {
	plan: 'tiny',
	sectors: ['stability'],
	quarters: [{ year: 2024, quarter: 1 }],
	places: [],
} as const;

async function withTarget() {
	const { take, db, ask } = await workshop();
	await take();
	return {
		change: (text: string, reason: string) =>
			transaction(db, (writer) =>
				changeUnderLocks(writer, QUESTION, () => run(writer, text), unlessReason(reason)),
			),
		targets: () => ask(`select value from target where year = 2024 and quarter is null order by id`),
	};
}
const TWICE = `update target set value = value * 2 where quarter is null`;

test('is refused without a reason, and nothing has changed', async () => {
	const { change, targets } = await withTarget();
	const before = await targets();
	await expect(change(TWICE, ' ')).rejects.toMatchObject({ reason: 'moves locked figures' });
	expect(await targets()).toEqual(before);
});

test('with one it is carried out, and says what moved', async () => {
	const { change } = await withTarget();
	const { moved } = await change(TWICE, 'endorsed in June');
	expect(moved).toContainEqual({
		...{ sector: 'stability', quarter: '2024-Q1', window: 'quarter', figure: '1.1.a target' },
		...{ before: 100, after: 200 },
	});
});

test('what moves no figure of a locked quarter needs none', async () => {
	const { change } = await withTarget();
	const later = `insert into target (indicator_id, year, from_quarter, value)
		select indicator_id, year, 2, 400 from target where year = 2024 and quarter is null limit 1`;
	expect((await change(later, '')).moved).toEqual([]);
});
