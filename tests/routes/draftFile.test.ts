/** A draft that left a device as a file comes back by the road of workbooks, with everything that was typed. */
import { expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { fieldName } from '#lib/report/forms/card.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { scopeOf } from '#lib/server/report/openReport.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { readSheet } from '#lib/server/report/queries/sheet.ts';
import { draftFile, type TypedCard } from '../../src/routes/reports/[id=id]/asFile.ts';
import { previewOf } from '../server/report/workbook/setting.ts';
import { useSetting } from '../server/report/setting.ts';

const setting = useSetting();
const { start, save } = setting;

const typedIn = (key: string, first: number | null, typed: Readonly<Record<string, string>>): TypedCard => ({
	key,
	first,
	typed: new Map(Object.entries(typed)),
});

async function backFrom(id: number, typed: readonly TypedCard[]) {
	overwriteGetLocale(() => 'en');
	const sheet = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return readSheet(reader, await scopeOf(reader, head), head);
	});
	return previewOf(setting, id, await draftFile(id, sheet, typed));
}

test('of which nothing was typed changes nothing', async () => {
	const id = await start();
	await save(id, { reference: 'a', note: 'one\ntwo', donors: [5], tags: ['flood'], total: 12 });
	await save(id, { reference: 'b', status: 'completed', placeId: null, total: null });
	const { preview, changes } = await backFrom(id, []);
	expect([preview.errors, changes]).toEqual([[], []]);
});

test('what was typed in a stored activity changes it, a new figure and a new activity are added', async () => {
	const id = await start();
	const { entryId } = await save(id, { reference: 'a', donors: [5], total: 12 });
	const key = String(entryId);
	const { preview, changes } = await backFrom(id, [
		typedIn(key, null, {
			[fieldName.figure(key, 1, 'total')]: '13',
			[fieldName.figure(key, 2, 'total')]: '7',
			[fieldName.card(key, 'status')]: 'completed',
			[fieldName.card(key, 'note')]: '=1+1',
			[fieldName.card(key, 'donors.1')]: '4',
		}),
		typedIn('new', 1, {
			[fieldName.card('new', 'reference')]: 'b',
			[fieldName.figure('new', 1, 'total')]: '3',
		}),
		typedIn('o1', null, { [fieldName.words(1, 'next')]: 'no row' }),
	]);
	expect(preview.errors).toEqual([]);
	const of = (entry: { reference?: string | null; indicatorId: number; total?: number | null }) =>
		[entry.reference, entry.indicatorId, entry.total] as const;
	expect(changes.map(({ entry }) => of(entry))).toEqual([
		['a', 1, 13],
		['a', 2, 7],
		['b', 1, 3],
	]);
	expect(changes[0]).toMatchObject({
		entryId,
		entry: { status: 'completed', note: '=1+1', donors: [5, 4] },
	});
	expect(changes.slice(1).map(({ entryId }) => entryId)).toEqual([null, null]);
});

test('months and their groups come back as the figures that they make', async () => {
	await setting.change(`update indicator set dimensions = 15 where id = 1`);
	const id = await start();
	const { entryId } = await save(id, {
		total: null,
		months: [
			{ month: 4, groups: {}, value: 20 },
			{ month: 4, groups: { sex: 1 }, value: 12 },
		],
	});
	const key = String(entryId);
	const { preview, changes } = await backFrom(id, [
		typedIn(key, null, {
			[fieldName.figure(key, 1, 'm.5')]: '30',
			[fieldName.figure(key, 1, 'm.5.1')]: '7',
			[fieldName.figure(key, 1, 'm.5.2')]: '9',
		}),
	]);
	expect(preview.errors).toEqual([]);
	expect(changes[0]?.entry).toMatchObject({
		total: 50,
		cells: [
			{ groups: { sex: 1 }, value: 19 },
			{ groups: { sex: 2 }, value: 9 },
		],
	});
});

test('an activity with a place and no figure yet comes back with its first indicator', async () => {
	const id = await start();
	const { changes } = await backFrom(id, [typedIn('new', 2, { [fieldName.card('new', 'reference')]: 'b' })]);
	expect(changes.map(({ entry }) => [entry.reference, entry.indicatorId])).toEqual([['b', 2]]);
});
