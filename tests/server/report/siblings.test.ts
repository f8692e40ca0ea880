/** What is done to one row of an activity and must leave the others, and rows that came later, alone. */
import { describe, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { deleteDraft, removeEntries } from '#lib/server/report/commands/changeDraft.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { Refused } from '#lib/server/refused.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, ask } = setting;
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const read = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));

describe('what is gone', () => {
	test('is not another row that was added since', async () => {
		const id = await start();
		const first = await save(id, { reference: 'A', indicatorId: 1 });
		await removeEntries(setting.db, { ...act(id), entryIds: [first.entryId] });
		const second = await save(id, { reference: 'B', indicatorId: 2, total: 99 });
		await expect(save(id, { reference: 'A', indicatorId: 1, total: 11 }, first)).rejects.toBeInstanceOf(
			Refused,
		);
		expect(await read(id)).toMatchObject([{ id: second.entryId, reference: 'B', total: 99 }]);
	});

	test('is not another report that was begun since', async () => {
		const id = await start();
		await deleteDraft(setting.db, act(id));
		expect(await start()).toBeGreaterThan(id);
	});
});

describe('what cannot be read in one row', () => {
	const unread = (field: string, fault: 'unknown' | 'long') => [{ field, text: 'Halbba', fault }];

	test('leaves the place of its activity', async () => {
		const id = await start();
		const first = await save(id, { reference: 'A', indicatorId: 1, placeId: 4 });
		await save(id, { reference: 'A', indicatorId: 2, placeId: 4 });
		await save(
			id,
			{ reference: 'A', indicatorId: 1, placeId: null, unread: unread('place', 'unknown') },
			first,
		);
		expect(await read(id)).toMatchObject([
			{ placeId: 4, unread: [{ text: 'Halbba' }], version: 2 },
			{ placeId: 4, unread: [], version: 1 },
		]);
	});

	test('leaves the reference of its activity', async () => {
		const id = await start();
		const first = await save(id, { reference: 'A', indicatorId: 1 });
		await save(id, { reference: 'A', indicatorId: 2 });
		await save(id, { reference: null, indicatorId: 1, unread: unread('reference', 'long') }, first);
		expect((await read(id)).map(({ reference }) => reference)).toEqual(['A', 'A']);
	});

	test('is no place: one that is taken away is taken from all', async () => {
		const id = await start();
		const first = await save(id, { reference: 'A', indicatorId: 1, placeId: 4 });
		await save(id, { reference: 'A', indicatorId: 2, placeId: 4 });
		await save(id, { reference: 'A', indicatorId: 1, placeId: null }, first);
		expect((await read(id)).map(({ placeId }) => placeId)).toEqual([null, null]);
	});
});

test('a row that gives up its reference goes, and the others keep theirs', async () => {
	const id = await start();
	const first = await save(id, { reference: 'A', indicatorId: 1 });
	await save(id, { reference: 'A', indicatorId: 2 });
	await save(id, { reference: 'A', indicatorId: 3 });
	await save(id, { reference: null, indicatorId: 1, note: 'On its own.' }, first);
	expect(await read(id)).toMatchObject([
		{ reference: null, note: 'On its own.' },
		{ reference: 'A', note: null, version: 1 },
		{ reference: 'A', note: null, version: 1 },
	]);
	expect(await ask(`select count(distinct activity_id) as n from entry`)).toEqual([{ n: 2 }]);
});
