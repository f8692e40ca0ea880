/** What a report's form sends becomes what is stored, and what cannot be taken is kept. */
import { describe, expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { rowsText } from '#lib/report/cardRows.ts';
import { fieldName } from '#lib/report/forms/card.ts';
import { cardsOf } from '#lib/report/card.ts';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { sends, shown } from './sends.ts';
import { useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, change, ask } = setting;
const KEY = 'a-name-of-its-own';
const read = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));
const { send, sendRow } = sends(setting);

test('late work keeps its quarter when something else is saved, however old it is', async () => {
	const id = await start();
	const doneIn = quarterIndex({ year: 2021, quarter: 3 });
	const row = await sendRow(id, await save(id, { doneIn }), { note: 'A note', doneIn: String(doneIn) });
	expect(row).toMatchObject({ note: 'A note', doneIn });
});

test('what the form has no field for, or did not show, stays as it is', async () => {
	const id = await start();
	const kept = { appeal: 'other', also: [5], ofYear: true, note: 'A note' };
	const unread = [{ field: 'place', text: 'Nowhere', fault: 'unknown' as const }];
	const row = await sendRow(id, await save(id, { ...kept, unread, total: 10 }), { '1.total': '12' });
	expect(row).toMatchObject({ ...kept, unread, total: 12 });
});

test('a field that was emptied is empty', async () => {
	const id = await start();
	const row = await sendRow(id, await save(id, { note: 'A note', donors: [5] }), {
		note: '',
		'donors.0': '',
		'1.total': '',
	});
	expect(row).toMatchObject({ note: null, donors: [], total: null });
});

test('a reference, a tag and a note that no bundle would carry are kept as typed, or mended', async () => {
	const id = await start();
	const row = await sendRow(id, await save(id), {
		reference: '!000001',
		tags: `flood, ${'t'.repeat(100)}`,
		note: 'one\u000btwo\u0000',
	});
	expect(row).toMatchObject({
		reference: null,
		tags: ['flood'],
		note: 'one\ntwo',
		unread: [
			{ field: 'reference', text: '!000001', fault: 'reserved' },
			{ field: 'tags', text: 't'.repeat(100), fault: 'long' },
		],
	});
});

test('figures are read as the reader’s language writes them', async () => {
	const id = await start();
	await change(`update indicator set unit = 'usd', dimensions = 15 where id = 1`);
	const seen = await save(id);
	overwriteGetLocale(() => 'fr');
	try {
		const row = await sendRow(id, seen, { '1.total': '12 345,50', '1.c.1': '1,500', '1.c.1-2': '3' });
		expect(row).toMatchObject({
			total: 1234550,
			cells: [],
			unread: [
				{ field: '1', text: '1,500', fault: 'two ways' },
				// Two groups of one dimension make no cell.
				{ field: '1-2', text: '3', fault: 'unknown' },
			],
		});
	} finally {
		overwriteGetLocale(() => 'en');
	}
});

describe('a new card', () => {
	const first = { [fieldName.card(KEY, 'first')]: '1' };

	test('of which nothing is said is not stored', async () => {
		const id = await start();
		await send(id, {
			...first,
			[fieldName.card(KEY, 'status')]: 'ongoing',
			[fieldName.figure(KEY, 1, 'total')]: '',
		});
		expect(await read(id)).toEqual([]);
	});

	test('with a place alone is stored with its first indicator, which gives way to the first figure', async () => {
		const id = await start();
		const [saved] = await send(id, { ...first, [fieldName.card(KEY, 'place')]: 'M4' });
		expect(await read(id)).toMatchObject([{ indicatorId: 1, placeId: 4, total: null, reference: null }]);
		const { id: entryId, version } = saved?.figures[0] ?? { id: 0, version: 0 };
		await send(id, {
			...shown({ entryId, version }, KEY),
			[fieldName.figure(KEY, 1, 'total')]: '',
			[fieldName.figure(KEY, 2, 'total')]: '5',
		});
		expect(await read(id)).toMatchObject([{ id: entryId, indicatorId: 2, placeId: 4, total: 5 }]);
		// The indicator it began with is free for a figure of its own.
		await send(id, { [fieldName.figure(KEY, 1, 'total')]: '3', ...idsOf(await read(id), KEY) });
		expect((await read(id)).map(({ indicatorId, total }) => [indicatorId, total])).toEqual([
			[2, 5],
			[1, 3],
		]);
	});

	test('with several figures is one activity, by a reference that no other has', async () => {
		const id = await start();
		const figures = (key: string, total: string) => ({
			[fieldName.card(key, 'place')]: 'M4',
			[fieldName.figure(key, 1, 'total')]: total,
			[fieldName.figure(key, 2, 'total')]: '40',
		});
		await send(id, figures(KEY, '1'));
		await send(id, figures('another-name', '2'));
		const rows = await read(id);
		expect(rows.map(({ reference, total }) => [reference, total])).toEqual([
			['2024-Q2-1', 1],
			['2024-Q2-1', 40],
			['2024-Q2-2', 2],
			['2024-Q2-2', 40],
		]);
		expect(cardsOf(rows, () => '1').map(({ key, rows }) => [key, rows.length])).toEqual([
			[KEY, 2],
			['another-name', 2],
		]);
		expect(new Set(rows.map(({ activityId }) => activityId)).size).toBe(2);
	});

	test('sent twice, and once more with what was typed since, is one', async () => {
		const id = await start();
		const fields = {
			...first,
			[fieldName.card(KEY, 'place')]: 'M4',
			[fieldName.figure(KEY, 1, 'total')]: '1',
		};
		await send(id, fields);
		await send(id, fields);
		expect(await read(id)).toMatchObject([{ total: 1, version: 1 }]);
		await send(id, { ...fields, [fieldName.figure(KEY, 1, 'total')]: '2' });
		expect(await read(id)).toMatchObject([{ total: 2, version: 2 }]);
	});
});

/** As the form of a stored card says which rows it is about. */
function idsOf(rows: Awaited<ReturnType<typeof read>>, key: string) {
	return { [fieldName.card(key, 'rows')]: rowsText(rows) };
}

describe('rows of one project in an old layout', () => {
	test('are one card, and become one activity with the first thing that is said of it', async () => {
		const id = await start();
		await save(id, { indicatorId: 1, donors: [5], total: 1 });
		await save(id, { indicatorId: 2, donors: [5], total: 40 });
		await save(id, { indicatorId: 2, donors: [4], total: 2 });
		const before = await read(id);
		const [card, ...others] = cardsOf(before, () => '1');
		expect(card?.rows.map(({ id }) => id)).toEqual([1, 2]);
		expect(others).toHaveLength(1);
		await send(id, { ...idsOf([...(card?.rows ?? [])], '1'), [fieldName.card('1', 'note')]: 'Of both' });
		const rows = await read(id);
		expect(rows.map(({ reference, note, total }) => [reference, note, total])).toEqual([
			['2024-Q2-1', 'Of both', 1],
			['2024-Q2-1', 'Of both', 40],
			[null, null, 2],
		]);
		expect(await ask(`select count(*) as n from activity`)).toEqual([{ n: 2 }]);
		expect(cardsOf(rows, () => '1').map(({ rows }) => rows.map(({ id }) => id))).toEqual([[1, 2], [3]]);
	});

	test('of another output, or twice of one indicator, are cards of their own', async () => {
		const id = await start();
		for (const indicatorId of [1, 1, 2]) await save(id, { indicatorId });
		const ids = (outputOf: (id: number) => string) =>
			cardsOf(rows, outputOf).map(({ rows }) => rows.map(({ id }) => id));
		const rows = await read(id);
		expect(ids(() => '1')).toEqual([[1, 3], [2]]);
		expect(ids(String)).toEqual([[1], [2], [3]]);
	});
});

describe('somebody else', () => {
	test('changed a figure: it is not overwritten, and the other cards of the form are stored', async () => {
		const id = await start();
		const seen = await save(id, { reference: 'A' });
		const beside = await save(id, { reference: 'B' });
		await save(id, { reference: 'A', total: 7 }, seen);
		const sent = send(id, {
			...shown(seen),
			...shown(beside),
			[fieldName.figure(String(seen.entryId), 1, 'total')]: '8',
			[fieldName.figure(String(beside.entryId), 1, 'total')]: '9',
		});
		await expect(sent).rejects.toBeInstanceOf(Conflict);
		expect((await read(id)).map(({ total }) => total)).toEqual([7, 9]);
	});

	test('said already what is sent: that is no conflict', async () => {
		const id = await start();
		const seen = await save(id);
		await save(id, { total: 8 }, seen);
		await send(id, { ...shown(seen), [fieldName.figure('1', 1, 'total')]: '8' });
		expect(await read(id)).toMatchObject([{ total: 8, version: 2 }]);
	});

	test('took the row out', async () => {
		const id = await start();
		const sent = send(id, {
			...shown({ entryId: 7, version: 1 }),
			[fieldName.figure('7', 1, 'total')]: '8',
		});
		await expect(sent).rejects.toMatchObject({ reason: 'not found' });
	});
});

test('words on a question are stored with their row, and taken back when they are emptied', async () => {
	const id = await start();
	const seen = await save(id);
	await send(id, { ...shown(seen), [fieldName.why('1', 1, 'no figure')]: ' It rained. ' });
	expect(await read(id)).toMatchObject([{ explanations: { 'no figure': 'It rained.' }, version: 1 }]);
	await send(id, { ...shown(seen), [fieldName.why('1', 1, 'no figure')]: '' });
	expect(await read(id)).toMatchObject([{ explanations: {} }]);
});

test('what is unchanged is not written anew', async () => {
	const id = await start();
	const seen = await save(id);
	await send(id, {
		...shown(seen),
		[fieldName.figure('1', 1, 'total')]: '10',
		[fieldName.card('1', 'place')]: 'M4',
	});
	expect(await read(id)).toMatchObject([{ version: 1 }]);
});

test('an indicator of another sector is refused', async () => {
	const id = await start();
	await expect(send(id, { [fieldName.figure(KEY, 99, 'total')]: '1' })).rejects.toBeInstanceOf(Refused);
});
