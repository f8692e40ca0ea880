/** Rows that meet at reference, indicator and place while one of them is changed. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, ask } = setting;
const keys = async (id: number) =>
	(await snapshot(setting.db, (reader) => listReportRows(reader, id))).map(
		({ reference, indicatorId, placeId, unread }) => [
			reference,
			indicatorId,
			placeId,
			...unread.map(({ text }) => text),
		],
	);

test('a row takes another reference and place at once, although its old one is at the new place already', async () => {
	const id = await start();
	const first = await save(id, { reference: 'A', placeId: 4 });
	await save(id, { reference: 'A', placeId: 5 });
	await save(id, { reference: 'B', placeId: 5 }, first);
	expect(await keys(id)).toEqual([
		['B', 1, 5],
		['A', 1, 5],
	]);
});

test('a row takes another indicator and place at once, although its old one is at the new place already', async () => {
	const id = await start();
	const first = await save(id, { reference: 'A', indicatorId: 1, placeId: 4 });
	await save(id, { reference: 'A', indicatorId: 1, placeId: 5 });
	await save(id, { reference: 'A', indicatorId: 2, placeId: 5 }, first);
	expect(await keys(id)).toEqual([
		['A', 2, 5],
		['A', 1, 5],
	]);
});

test.each([
	['place', { reference: 'A', placeId: 5 }],
	['reference', { reference: 'B', placeId: 4 }],
])(
	'a row that goes to the indicator of an entry that would follow it to another %s stands for itself',
	async (_, changed) => {
		const id = await start();
		const first = await save(id, { reference: 'A', indicatorId: 1, placeId: 4 });
		await save(id, { reference: 'A', indicatorId: 2, placeId: 4 });
		await save(id, { ...changed, indicatorId: 2 }, first);
		expect(await keys(id)).toEqual([
			[null, 2, changed.placeId, changed.reference],
			['A', 2, 4],
		]);
		expect(await ask(`select count(distinct activity_id) as n from entry`)).toEqual([{ n: 2 }]);
	},
);

test('without a reference, entries that come to one indicator are activities of their own', async () => {
	const id = await start();
	const first = await save(id, { reference: 'A', indicatorId: 1 });
	const second = await save(id, { reference: 'A', indicatorId: 2 });
	await save(id, { reference: null, indicatorId: 1 }, first);
	await save(id, { reference: null, indicatorId: 1 }, second);
	expect(await keys(id)).toEqual([
		[null, 1, 4],
		[null, 1, 4],
	]);
	expect(await ask(`select count(distinct activity_id) as n from entry`)).toEqual([{ n: 2 }]);
});

test('a value of the year that goes to an indicator that does not add up is of its quarter', async () => {
	const id = await start();
	const row = await save(id, { indicatorId: 1, ofYear: true });
	expect(await ask(`select of_year as year from entry`)).toEqual([{ year: 1 }]);
	await save(id, { indicatorId: 11, ofYear: true }, row);
	expect(await ask(`select of_year as year from entry`)).toEqual([{ year: 0 }]);
});
