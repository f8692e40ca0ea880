/** A place that the plan's list does not have, as its partner says. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { missPlace } from '#lib/server/report/commands/missPlace.ts';
import { changePlace } from '#lib/server/report/changePlace.ts';
import { Refused } from '#lib/server/refused.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save } = setting;
const WHERE = { called: ' Kfar Xyz ', district: 'Zahle', sort: '' };
const miss = (reportId: number, row: { entryId: number; version: number }, where = WHERE) =>
	missPlace(
		setting.db,
		{ reportId, personId: OFFICER, now: NOW },
		{ id: row.entryId, version: row.version, ...where },
	);
const see = (id: number) =>
	snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		const rows = await listReportRows(reader, id);
		const found = await listFindings(reader, head, rows);
		return { rows, asked: found.filter(({ rule }) => rule === 'place not listed') };
	});

test('the activity goes without a place, with the partner’s words, and the reviewer is asked', async () => {
	const id = await start();
	const unread = [{ field: 'place', text: 'Kfar Xyz', fault: 'unknown' as const }];
	const row = await save(id, { reference: 'A', placeId: 5, unread });
	await save(id, { reference: 'A', placeId: 5, indicatorId: 2 });
	const [seen] = (await see(id)).rows;
	await miss(id, { entryId: row.entryId, version: seen?.version ?? 0 });
	const { rows, asked } = await see(id);
	expect(rows).toMatchObject([
		{ placeId: null, unread: [], explanations: { 'place not listed': 'Kfar Xyz, Zahle' } },
		{ placeId: null, explanations: {} },
	]);
	expect(asked).toMatchObject([{ activity: row.entryId, severity: 'warning' }]);
});

test('once a place is chosen nothing is asked', async () => {
	const id = await start();
	const { entryId } = await save(id, { reference: 'A' });
	await miss(id, { entryId, version: 1 });
	expect((await see(id)).asked).toHaveLength(1);
	await save(id, { reference: 'A', placeId: 5 }, { entryId, version: 2 });
	expect((await see(id)).asked).toEqual([]);
});

test('is refused without a name, of another’s row, and of one that changed meanwhile', async () => {
	const id = await start();
	const row = await save(id, { reference: 'A' });
	await expect(miss(id, row, { ...WHERE, called: '  ' })).rejects.toMatchObject({ reason: 'reason missing' });
	await expect(miss(id, { ...row, entryId: 99 })).rejects.toMatchObject({ reason: 'not found' });
	await save(id, { reference: 'A', total: 12 }, { entryId: row.entryId, version: 1 });
	await expect(miss(id, row)).rejects.toMatchObject({ name: 'Conflict' });
	expect((await see(id)).rows).toMatchObject([{ placeId: 4, total: 12, explanations: {} }]);
});

const CARD = { card: 'a1b2', first: 2, version: 0 };
const missNew = (reportId: number) =>
	missPlace(setting.db, { reportId, personId: OFFICER, now: NOW }, { ...WHERE, ...CARD });

test('a card that is not stored yet begins with it, once, as the form would have named it', async () => {
	const id = await start();
	const { entryId } = await missNew(id);
	await missNew(id);
	const { rows, asked } = await see(id);
	expect(rows).toMatchObject([
		{
			...{ id: entryId, indicatorId: 2, placeId: null, total: null, sent: 'card-a1b2.2' },
			explanations: { 'place not listed': 'Kfar Xyz, Zahle' },
		},
	]);
	expect(asked).toHaveLength(1);
});

test('a card that was stored meanwhile, by another of its figures, keeps what it says', async () => {
	const id = await start();
	const { entryId } = await save(id, { total: 5 }, { sent: 'card-a1b2.1' });
	await missNew(id);
	expect((await see(id)).rows).toMatchObject([{ id: entryId, total: 5, placeId: null }]);
	const act = { reportId: id, personId: OFFICER, now: NOW };
	await changePlace(setting.db, act, { ...CARD, place: '' });
	expect((await see(id)).rows).toHaveLength(1);
});

test('neither a row nor a card, and a place or an indicator that the report cannot have, are refused', async () => {
	const id = await start();
	const act = { reportId: id, personId: OFFICER, now: NOW };
	const missing = missPlace(setting.db, act, { ...WHERE, version: 0, card: 'a1b2' });
	await expect(missing).rejects.toMatchObject({ reason: 'not found' });
	const nowhere = changePlace(setting.db, act, { ...CARD, place: 'ZZ' });
	await expect(nowhere).rejects.toMatchObject({ reason: 'not allowed' });
	const foreign = changePlace(setting.db, act, { ...CARD, first: 99, place: '' });
	await expect(foreign).rejects.toBeInstanceOf(Refused);
	expect((await see(id)).rows).toEqual([]);
});
