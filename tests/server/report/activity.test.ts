/** Entries of one activity: what one of them says of the activity holds for all. */
import { describe, expect, test } from 'vitest';
import { continued, differences } from '#lib/report/compare.ts';
import { blankRow } from '#lib/report/row.ts';
import { changeOf } from '#lib/report/review.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { Conflict } from '#lib/server/refused.ts';
import { copyLastQuarter, removeEntries } from '#lib/server/report/commands/changeDraft.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask } = setting;
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const read = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));
const activities = () =>
	ask<{ entries: string }>(
		`select string_agg(cast(id as text), ' ' order by id) as entries from entry group by activity_id order by min(id)`,
	);

const SHARED = { reference: 'A', donors: [5], tags: ['flood'] };
async function twoEntries() {
	const id = await start();
	const first = await save(id, { ...SHARED, indicatorId: 1, total: 1 });
	const second = await save(id, { ...SHARED, indicatorId: 2, total: 40 });
	return { id, first, second };
}

describe('entries with one reference that agree', () => {
	test('are one activity', async () => {
		const { id } = await twoEntries();
		await save(id, { ...SHARED, indicatorId: 3, donors: [4] });
		expect(await activities()).toEqual([{ entries: '1 2' }, { entries: '3' }]);
		expect(await ask(`select count(*) as n from activity_donor`)).toEqual([{ n: 2 }]);
	});

	test('without a reference each stands for itself', async () => {
		const id = await start();
		await save(id, { indicatorId: 1 });
		await save(id, { indicatorId: 2 });
		expect(await activities()).toEqual([{ entries: '1' }, { entries: '2' }]);
	});

	test('change together, and whoever saw the other one is told', async () => {
		const { id, first, second } = await twoEntries();
		await save(id, { ...SHARED, indicatorId: 1, total: 1, placeId: 5, status: 'planned' }, first);
		expect((await read(id)).map(({ placeId, status, version }) => [placeId, status, version])).toEqual([
			[5, 'planned', 2],
			[5, 'planned', 2],
		]);
		// What is planned is in no figure, whichever of its entries said so.
		expect(await ask(`select distinct eligible from entry`)).toEqual([{ eligible: 0 }]);
		await expect(save(id, { ...SHARED, indicatorId: 2, total: 41 }, second)).rejects.toBeInstanceOf(Conflict);
		const told = await ask<{ subject: string }>(
			`select subject from audit_entry where action = 'save row' order by id desc limit 2`,
		);
		expect(told.map(({ subject }) => subject).sort()).toEqual(['entry/1', 'entry/2']);
	});

	test('a figure is its entry’s own', async () => {
		const { id, first } = await twoEntries();
		await save(id, { ...SHARED, indicatorId: 1, total: 3 }, first);
		expect((await read(id)).map(({ total, version }) => [total, version])).toEqual([
			[3, 2],
			[40, 1],
		]);
	});

	test('two activities that come to say the same are one', async () => {
		const { id } = await twoEntries();
		const third = await save(id, { ...SHARED, indicatorId: 3, donors: [4] });
		await save(id, { ...SHARED, indicatorId: 3 }, third);
		expect(await activities()).toEqual([{ entries: '1 2 3' }]);
		expect(await ask(`select count(*) as n from activity`)).toEqual([{ n: 1 }]);
	});

	test('one whose reference another has already stands for itself, and the others stay', async () => {
		const { id, first } = await twoEntries();
		await save(id, { ...SHARED, indicatorId: 1, placeId: 5 });
		await save(id, { ...SHARED, indicatorId: 1, placeId: 5 }, first);
		const [row, beside] = await read(id);
		expect(row).toMatchObject({
			reference: null,
			placeId: 5,
			unread: [{ field: 'reference', fault: 'twice' }],
		});
		expect(beside).toMatchObject({ reference: 'A', placeId: 4, version: 1 });
	});

	test('an activity goes with its last entry', async () => {
		const { id } = await twoEntries();
		await removeEntries(setting.db, { ...act(id), entryIds: [1] });
		expect(await ask(`select count(*) as n from activity`)).toEqual([{ n: 1 }]);
		await removeEntries(setting.db, { ...act(id), entryIds: [2] });
		expect(await ask(`select count(*) as n from activity`)).toEqual([{ n: 0 }]);
	});

	test('stay together in the next version', async () => {
		const { id } = await twoEntries();
		await submit(id);
		await approve(id);
		const next = await start();
		const rows = await read(next);
		expect(rows.map(({ continues, donors, tags }) => [continues, donors, tags])).toEqual([
			[1, [5], ['flood']],
			[2, [5], ['flood']],
		]);
		expect(new Set(rows.map(({ activityId }) => activityId)).size).toBe(1);
		expect(rows[0]?.activityId).not.toBe((await read(id))[0]?.activityId);
	});
});

describe('a row of another appeal', () => {
	const entered = { reference: 'A', appeal: 'other', total: 25 };

	test('does not count, however often it is saved again', async () => {
		const id = await start(2);
		const row = await save(id, entered);
		await save(id, {}, { ...row, entry: { indicatorId: 1, note: 'A new note.' } });
		await submit(id);
		await approve(id);
		expect(
			await ask(`select appeal, eligible, note from entry join activity a on a.id = activity_id`),
		).toEqual([{ appeal: 'other', eligible: 0, note: 'A new note.' }]);
		expect(await ask(`select total from place_total`)).toEqual([]);
	});

	test('is of it in the next quarter too', async () => {
		const id = await start(2);
		await save(id, entered);
		await submit(id);
		await approve(id);
		const next = await start(3);
		expect(await copyLastQuarter(setting.db, act(next))).toBe(1);
		const [row] = await read(next);
		await save(next, {}, { entryId: row?.id ?? 0, version: 1, entry: { indicatorId: 1, total: 30 } });
		expect(await ask(`select total, eligible from entry where report_id = ${next}`)).toEqual([
			{ total: 30, eligible: 0 },
		]);
	});
});

describe('a row of the version before', () => {
	const stored = { ...blankRow(1), id: 1, activityId: 1, version: 1, totalDerived: false, explanations: {} };
	const row = {
		...stored,
		continues: null,
		sent: null,
		changedBy: null,
		changedById: null,
		changedAt: null,
	};

	test.each([
		{ indicatorId: 2 },
		{ appeal: 'other' },
		{ also: [5] },
		{ high: 9 },
		{ about: '~' as const },
		{ ofYear: true },
		{ months: [{ month: 1, groups: {}, value: 3 }] },
		{ cells: [{ groups: { sex: 1 }, value: 3 }] },
	])('is changed by %j', (other) => {
		expect(changeOf({ ...row, ...other }, row)).toBe('changed');
	});

	test('is the same whatever the order of its lists', () => {
		const [a, b] = [
			{ ...row, donors: [4, 5] },
			{ ...row, donors: [5, 4] },
		];
		expect(changeOf(a, b)).toBe('same');
		expect(changeOf(a, undefined)).toBe('new');
	});

	test('goes on in the next quarter without what is of one quarter alone', () => {
		const said = { note: 'Said', doneIn: 8092, total: 5, tags: ['flood'], status: 'completed' as const };
		const whole = { ...row, ...said, donors: [4], also: [5], appeal: 'other', reference: 'A' };
		expect(differences(continued(whole), whole)).toEqual(['tags', 'doneIn', 'note', 'total']);
	});
});

test('a stored place follows its activity when it had none', async () => {
	const id = await start();
	const first = await save(id, { reference: 'A', placeId: null, indicatorId: 1 });
	await save(id, { reference: 'A', placeId: null, indicatorId: 2 });
	await save(id, { reference: 'A', placeId: 4, indicatorId: 1 }, first);
	expect(
		await ask(
			`select e.place_id as entry, a.place_id as activity from entry e join activity a on a.id = activity_id`,
		),
	).toEqual([
		{ entry: 4, activity: 4 },
		{ entry: 4, activity: 4 },
	]);
});
