/** What somebody did to a draft moments ago is taken back, with all that hung on it. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { addEntries } from '#lib/server/report/commands/addEntries.ts';
import { copyLastQuarter, explainWarning, removeEntries } from '#lib/server/report/commands/changeDraft.ts';
import { undo } from '#lib/server/report/commands/undo.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { findUndo } from '#lib/server/report/queries/undo.ts';
import { UNDO_FOR } from '#lib/report/undo.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve } = setting;
const act = (reportId: number, now = NOW) => ({ reportId, personId: OFFICER, now });
const read = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));
const find = (reportId: number, now = NOW) =>
	snapshot(setting.db, (reader) => findUndo(reader, { reportId, personId: OFFICER, now }));

const WHOLE = {
	reference: 'A',
	donors: [4, 5],
	tags: ['flood'],
	also: [5],
	note: 'A note',
	appeal: 'other',
	cells: [{ groups: { sex: 1 }, value: 3 }],
};

test('an activity that was removed comes back as it was, each row under its own number', async () => {
	const id = await start();
	const first = await save(id, { ...WHOLE, indicatorId: 1, total: 7 });
	await save(id, { ...WHOLE, indicatorId: 2, total: 40 });
	await save(id, { reference: 'B', indicatorId: 3 });
	await explainWarning(setting.db, {
		...act(id),
		entryId: first.entryId,
		rule: 'alike',
		body: 'Two of them.',
	});
	const before = await read(id);
	await removeEntries(setting.db, { ...act(id), entryIds: [1, 2] });
	expect((await read(id)).map((row) => row.id)).toEqual([3]);
	// Another activity takes the number that the removed one had.
	await save(id, { reference: 'C', indicatorId: 1 });
	const found = await find(id);
	expect(found).toMatchObject({ what: 'remove', count: 2 });
	expect(await undo(setting.db, { ...act(id), undoId: found?.id ?? 0 })).toBe(2);
	const after = await read(id);
	const said = (rows: typeof after) => rows.map((row) => ({ ...row, activityId: 0 }));
	expect(said(after.filter((row) => row.id < 3))).toEqual(said(before.filter((row) => row.id < 3)));
	const activities = after.map(({ activityId }) => activityId);
	expect(activities[0]).toBe(activities[1]);
	expect(new Set(activities).size).toBe(3);
	expect(await find(id)).toBeNull();
});

test('what was pasted goes, but for what was changed since', async () => {
	const id = await start();
	await addEntries(setting.db, {
		...act(id),
		sent: 'a-paste-of-three',
		entries: [{ indicatorId: 1 }, { indicatorId: 2 }, { indicatorId: 3 }],
	});
	await save(id, { indicatorId: 2, total: 5 }, { entryId: 2, version: 1 });
	const found = await find(id);
	expect(found).toMatchObject({ what: 'paste', count: 3 });
	expect(await undo(setting.db, { ...act(id), undoId: found?.id ?? 0 })).toBe(2);
	expect(await read(id)).toMatchObject([{ id: 2, total: 5 }]);
});

test('what was copied from the last quarter goes', async () => {
	const last = await start(2);
	await save(last, { reference: 'A' });
	await submit(last);
	await approve(last);
	const id = await start(3);
	await copyLastQuarter(setting.db, act(id));
	const found = await find(id);
	expect(found).toMatchObject({ what: 'copy', count: 1 });
	await undo(setting.db, { ...act(id), undoId: found?.id ?? 0 });
	expect(await read(id)).toEqual([]);
});

test('is taken back once, by the person who did it, for a short time', async () => {
	const id = await start();
	const { entryId } = await save(id);
	await removeEntries(setting.db, { ...act(id), entryIds: [entryId] });
	const undoId = (await find(id))?.id ?? 0;
	const late = new Date(NOW.getTime() + UNDO_FOR + 1);
	expect(await find(id, late)).toBeNull();
	await expect(undo(setting.db, { ...act(id, late), undoId })).rejects.toBeInstanceOf(Refused);
	await expect(undo(setting.db, { ...act(id), personId: 1, undoId })).rejects.toBeInstanceOf(Refused);
	await undo(setting.db, { ...act(id), undoId });
	await expect(undo(setting.db, { ...act(id), undoId })).rejects.toBeInstanceOf(Refused);
	expect(await read(id)).toHaveLength(1);
});

test('is refused where another row has taken the place', async () => {
	const id = await start();
	const { entryId } = await save(id, { reference: 'A' });
	await removeEntries(setting.db, { ...act(id), entryIds: [entryId] });
	await save(id, { reference: 'A', total: 2 });
	const undoId = (await find(id))?.id ?? 0;
	await expect(undo(setting.db, { ...act(id), undoId })).rejects.toBeInstanceOf(Refused);
	expect(await read(id)).toMatchObject([{ total: 2 }]);
});
