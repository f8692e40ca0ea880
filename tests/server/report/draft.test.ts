import { describe, expect, test } from 'vitest';
import {
	copyLastQuarter,
	deleteDraft,
	explainWarning,
	removeEntries,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import { Conflict } from '#lib/server/refused.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask, change } = setting;
const rowsOf = (reportId: number) => snapshot(setting.db, (reader) => listReportRows(reader, reportId));
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const refused = (reason: string) => ({ name: 'Refused', reason });

describe('a draft', () => {
	test('is started once, however often it is asked for', async () => {
		const id = await start();
		expect(await start()).toBe(id);
		expect(await ask('select state, version from report')).toEqual([{ state: 'draft', version: 1 }]);
	});

	test('needs a period of the plan that is open', async () => {
		await expect(start(99)).rejects.toMatchObject(refused('not found'));
		await expect(start(3, 99)).rejects.toMatchObject(refused('not found'));
		await change(`update period set opens = '2024-07-11' where id = 3`);
		await expect(start()).rejects.toMatchObject(refused('not open'));
		await change(
			`update period set opens = '2024-04-01', due = '2024-07-01', locks = '2024-07-09' where id = 3`,
		);
		await expect(start()).rejects.toMatchObject(refused('locked'));
	});

	test('keeps what is entered, with its breakdowns', async () => {
		const id = await start();
		const cells = [
			{ groups: { sex: 1 }, value: 6 },
			{ groups: { sex: 2 }, value: 3 },
			{ groups: { sex: 1, cohort: 3 }, value: 5 },
		];
		await save(id, { total: 12, cells, donors: [4, 4], tags: ['flood'], reference: 'A', note: 'hall' });
		const [row] = await rowsOf(id);
		expect(row).toMatchObject({
			total: 12,
			totalDerived: false,
			donors: [4],
			tags: ['flood'],
			reference: 'A',
			note: 'hall',
		});
		expect(row?.cells).toEqual(expect.arrayContaining(cells));
		expect(row?.cells).toHaveLength(3);
	});

	test('a total that was not given is that of the largest breakdown', async () => {
		const id = await start();
		await save(id, {
			total: null,
			cells: [
				{ groups: { sex: 1 }, value: 6 },
				{ groups: { cohort: 3 }, value: 8 },
			],
		});
		expect(await rowsOf(id)).toMatchObject([{ total: 8, totalDerived: true }]);
	});

	test('keeps what could not be read, and a reference that another row has', async () => {
		const id = await start();
		await save(id, { reference: 'A' });
		const unread = [{ field: 'total', text: '1.5', fault: 'fraction' as const }];
		await save(id, { reference: 'A', total: null, unread });
		const [, second] = await rowsOf(id);
		expect(second).toMatchObject({ reference: null, total: null });
		expect(second?.unread).toEqual([...unread, { field: 'reference', text: 'A', fault: 'twice' }]);
	});

	test('a new row that is sent twice is one row', async () => {
		const id = await start();
		const first = await save(id, { total: 3 }, { sent: 'x' });
		expect(await save(id, { total: 3 }, { sent: 'x' })).toEqual(first);
		// Whatever the second says: its cells would not fit the total that is stored.
		const cells = [{ groups: { sex: 1 }, value: 9 }];
		expect(await save(id, { total: 9, cells }, { sent: 'x' })).toEqual(first);
		expect(await rowsOf(id)).toMatchObject([{ total: 3, cells: [] }]);
		expect(await rowsOf(id)).toHaveLength(1);
	});

	test('the second of two who saw the same row is told, and nothing is overwritten', async () => {
		const id = await start();
		const { entryId, version } = await save(id, { total: 3 });
		await save(id, { total: 4 }, { entryId, version });
		await expect(save(id, { total: 5 }, { entryId, version })).rejects.toBeInstanceOf(Conflict);
		expect(await rowsOf(id)).toMatchObject([{ total: 4, version: 2 }]);
	});

	test('who sends again because the answer was lost is in conflict with nobody', async () => {
		const id = await start();
		const { entryId, version } = await save(id, { total: 3, donors: [5], tags: ['flood'] });
		const cells = [{ groups: { sex: 1 }, value: 4 }];
		const sent = { total: 4, donors: [5], tags: ['flood'], cells };
		const saved = await save(id, sent, { entryId, version });
		expect(await save(id, sent, { entryId, version })).toEqual(saved);
		for (const other of [{ total: 5 }, { donors: [] }, { tags: [] }, { note: 'new' }, { cells: [] }]) {
			await expect(save(id, { ...sent, ...other }, { entryId, version })).rejects.toBeInstanceOf(Conflict);
		}
	});

	test.each([
		['a composite', { indicatorId: 6 }],
		['an indicator of another sector', { indicatorId: 14 }],
		['a place outside the plan', { placeId: 999 }],
		['a donor outside the plan', { donors: [999] }],
		['a quarter that is not over', { doneIn: 2024 * 4 + 1 }],
		['a group outside the plan', { cells: [{ groups: { sex: 999 }, value: 1 }] }],
	])('%s is refused', async (_, entry) => {
		const id = await start();
		await expect(save(id, entry)).rejects.toMatchObject(refused('not allowed'));
		expect(await rowsOf(id)).toEqual([]);
	});

	test('a row of another report cannot be changed or removed through this one', async () => {
		const id = await start();
		const other = await start(3, 2);
		const { entryId, version } = await save(other);
		await expect(save(id, {}, { entryId, version })).rejects.toMatchObject(refused('not found'));
		await expect(removeEntries(setting.db, { ...act(id), entryIds: [entryId] })).rejects.toMatchObject(
			refused('not found'),
		);
		await expect(
			explainWarning(setting.db, { ...act(id), entryId, rule: 'alike', body: 'x' }),
		).rejects.toMatchObject(refused('not found'));
	});

	test('a word on a warning is kept, changed and taken back', async () => {
		const id = await start();
		const { entryId } = await save(id);
		const explain = (body: string) =>
			explainWarning(setting.db, { ...act(id), entryId, rule: 'alike', body });
		await explain(' two halls ');
		expect((await rowsOf(id))[0]?.explanations).toEqual({ alike: 'two halls' });
		await explain('three halls');
		expect((await rowsOf(id))[0]?.explanations).toEqual({ alike: 'three halls' });
		await explain('  ');
		expect((await rowsOf(id))[0]?.explanations).toEqual({});
	});

	test('can be discarded until it was submitted', async () => {
		const id = await start();
		await save(id);
		await deleteDraft(setting.db, act(id));
		expect(await ask('select * from report')).toEqual([]);
		expect(await ask('select action from audit_entry order by id')).toEqual([
			{ action: 'start report' },
			{ action: 'save row' },
			{ action: 'delete draft' },
		]);
		const next = await start();
		await save(next);
		await submit(next);
		await expect(deleteDraft(setting.db, act(next))).rejects.toMatchObject(refused('wrong state'));
	});
});

test('a report says when it was last changed', async () => {
	const id = await start();
	const changed = () => ask('select updated_at as at from report where id = @id', { id });
	const now = new Date(NOW.getTime() + 60_000);
	await save(id, {}, { now });
	expect(await changed()).toEqual([{ at: now.getTime() }]);
	const later = new Date(NOW.getTime() + 120_000);
	await setNothingToReport(setting.db, { ...act(id), nothing: true, now: later });
	expect(await changed()).toEqual([{ at: later.getTime() }]);
});

describe('last quarter', () => {
	test('leaves behind what has ended, where a value stands until another comes', async () => {
		await setting.change(`update indicator set calculation = 'latest' where id = 1`);
		const first = await start(2);
		await save(first, { reference: 'A', total: 7 });
		await save(first, { reference: 'B', total: 0 });
		await save(first, { reference: 'C', indicatorId: 2, total: 0 });
		await submit(first);
		await approve(first);
		const id = await start();
		expect(await copyLastQuarter(setting.db, act(id))).toBe(2);
		expect(await rowsOf(id)).toMatchObject([{ reference: 'A' }, { reference: 'C' }]);
	});

	test('gives its rows without its figures, completed ones aside, once', async () => {
		const first = await start(2);
		await save(first, { reference: 'A', donors: [4], total: 7, cells: [{ groups: { sex: 1 }, value: 7 }] });
		await save(first, { reference: 'B', status: 'completed', indicatorId: 2 });
		await submit(first);
		await approve(first);
		const id = await start();
		expect(await copyLastQuarter(setting.db, act(id))).toBe(1);
		expect(await copyLastQuarter(setting.db, act(id))).toBe(0);
		expect(await rowsOf(id)).toMatchObject([
			{ reference: 'A', total: null, donors: [4], cells: [], continues: null },
		]);
	});

	test('is the newest before the report’s own, never one after it', async () => {
		for (const [period, reference] of [
			[1, 'older'],
			[2, 'newest before'],
			[4, 'after'],
		] as const) {
			const approved = await start(period);
			await save(approved, { reference });
			await submit(approved);
			await approve(approved);
		}
		const id = await start(3);
		await copyLastQuarter(setting.db, act(id));
		expect(await rowsOf(id)).toMatchObject([{ reference: 'newest before' }]);
	});

	test('says nothing where there is none', async () => {
		expect(await copyLastQuarter(setting.db, act(await start()))).toBe(0);
	});
});

test('a submitted report changes no more', async () => {
	const id = await start();
	const { entryId, version } = await save(id);
	await submit(id);
	for (const attempt of [
		() => save(id),
		() => save(id, {}, { entryId, version }),
		() => removeEntries(setting.db, { ...act(id), entryIds: [entryId] }),
		() => setNothingToReport(setting.db, { ...act(id), nothing: true }),
		() => copyLastQuarter(setting.db, act(id)),
		() => start(),
	]) {
		await expect(attempt()).rejects.toMatchObject(refused('wrong state'));
	}
});
