/** What is asked about a place that an activity had not when it was last reported, and about a group beside its parts. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, change } = setting;
const find = (id: number) =>
	snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return listFindings(reader, head, await listReportRows(reader, id));
	});
const asked = async (id: number) => (await find(id)).filter(({ rule }) => rule === 'placed now');

/** A quarter with these rows is approved; returns its report. */
async function approved(periodId: number, entries: Parameters<typeof save>[1][]): Promise<number> {
	const id = await start(periodId);
	for (const entry of entries) await save(id, entry);
	await submit(id);
	await approve(id);
	return id;
}

test('a reference without a place in the last quarter that has it, and with one now, leads to the row there', async () => {
	await approved(1, [{ reference: 'A', placeId: 5 }]);
	const before = await approved(2, [
		{ reference: 'B', placeId: 5 },
		{ reference: 'A', placeId: null },
	]);
	const id = await start();
	const { entryId } = await save(id, { reference: 'A', placeId: 5 });
	await save(id, { reference: 'B', placeId: 5 });
	await save(id, { reference: null, placeId: 5 });
	expect(await asked(id)).toMatchObject([
		{
			activity: entryId,
			severity: 'warning',
			before: { reportId: before, row: 3, quarter: { year: 2024, quarter: 1 } },
		},
	]);
});

test('what was given a place since, by a quarter or a correction, is not asked about, nor what still has none', async () => {
	await approved(1, [
		{ reference: 'A', placeId: null },
		{ reference: 'B', placeId: null },
	]);
	await approved(2, [{ reference: 'A', placeId: 5 }]);
	const id = await start();
	await save(id, { reference: 'A', placeId: 5 });
	await save(id, { reference: 'B', placeId: null });
	expect(await asked(id)).toEqual([]);
});

test('a group of the plan that has as many as those inside of it is asked about', async () => {
	await change(`update plan_group set parent_id = 1 where id = 2`);
	const id = await start();
	const cells = [1, 2].map((sex) => ({ groups: { sex }, value: 4 }));
	const { entryId } = await save(id, { total: 8, cells });
	expect((await find(id)).map(({ rule, activity }) => [rule, activity])).toContainEqual([
		'parent as total',
		entryId,
	]);
});
