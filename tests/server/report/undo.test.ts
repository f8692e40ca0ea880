/** Taking a decision back as if it had not been made. Source: docs/rules.md, Taking back. */
import { describe, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { undoDecision } from '#lib/server/report/commands/undoDecision.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { listUndoable } from '#lib/server/report/queries/undoable.ts';
import { NOW, OFFICER, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask, change } = setting;
const refused = (reason: string) => ({ name: 'Refused', reason });
const after = (minutes: number, seconds = 0) => new Date(NOW.getTime() + minutes * 60_000 + seconds * 1000);
const undo = (reportId: number, now = after(9, 59), personId = REVIEWER) =>
	undoDecision(setting.db, { reportId, personId, now });
const giveBack = (reportId: number) =>
	returnReport(setting.db, {
		reportId,
		comment: 'Too little',
		personId: REVIEWER,
		now: NOW,
		letter: () => () => ({ subject: 'Returned', body: 'Too little' }),
	});
const states = () => ask('select version, state, counts, decided_by from report order by version');
const total = () =>
	ask(`select total from window_total where indicator_id = 1 and year_to_date = 0 and quarter = 2`);
const letters = () => ask<{ next_at: number }>('select next_at from mail');

async function submitted(value: number): Promise<number> {
	const id = await start();
	const [row] = await ask<{ id: number; version: number }>(
		'select id, version from entry where report_id = @id',
		{ id },
	);
	await save(id, { total: value }, row ? { entryId: row.id, version: row.version } : {});
	await submit(id);
	return id;
}

describe('an approval', () => {
	test('is undone within ten minutes: it waits again, and the version before counts', async () => {
		await approve(await submitted(10));
		const next = await submitted(12);
		await approve(next);
		expect(await total()).toEqual([{ total: 12 }]);
		await undo(next);
		expect(await total()).toEqual([{ total: 10 }]);
		expect(await states()).toEqual([
			{ version: 1, state: 'approved', counts: 1, decided_by: REVIEWER },
			{ version: 2, state: 'submitted', counts: 0, decided_by: null },
		]);
		await approve(next);
		expect(await total()).toEqual([{ total: 12 }]);
	});

	test('of the only version leaves nothing: unknown, not 0', async () => {
		const id = await submitted(10);
		await approve(id);
		await undo(id);
		expect(await total()).toEqual([]);
	});

	test('is in the record as undone, and moves the data version', async () => {
		const id = await submitted(10);
		await approve(id);
		const version = async () =>
			(await ask<{ v: number }>('select public_version as v from data_version'))[0]?.v ?? 0;
		const before = await version();
		await undo(id);
		expect(await version()).toBe(before + 1);
		const told = await ask<{ person_id: number; before: string; after: string }>(
			`select person_id, before, after from audit_entry where action = 'undo decision'`,
		);
		expect(told).toEqual([
			{ person_id: REVIEWER, before: '{"state":"approved"}', after: '{"state":"submitted"}' },
		]);
	});
});

describe('a return', () => {
	test('is undone with its letter, which waited; what was said stays', async () => {
		const id = await submitted(10);
		await giveBack(id);
		expect(await letters()).toEqual([{ next_at: after(10).getTime() }]);
		await undo(id);
		expect(await letters()).toEqual([]);
		expect(await states()).toEqual([{ version: 1, state: 'submitted', counts: 0, decided_by: null }]);
		expect(await ask('select body from report_comment')).toEqual([{ body: 'Too little' }]);
	});

	test('stays once the partner has begun the next version', async () => {
		const id = await submitted(10);
		await giveBack(id);
		await start();
		await expect(undo(id)).rejects.toMatchObject(refused('next version begun'));
		expect(await letters()).toHaveLength(1);
	});

	test('a letter that has left is not unsaid', async () => {
		const id = await submitted(10);
		await giveBack(id);
		await change('update mail set sent_at = 1, attempts = 1');
		await undo(id);
		expect(await letters()).toHaveLength(1);
	});
});

describe('is refused', () => {
	test('after ten minutes, to anybody else, and where nothing was decided', async () => {
		const id = await submitted(10);
		await expect(undo(id)).rejects.toMatchObject(refused('wrong state'));
		await approve(id);
		await expect(undo(id, after(10))).rejects.toMatchObject(refused('undo over'));
		await change(
			`insert into person (id, email, name, created_at) values (77, 'd@example.org', 'Deputy', 0)`,
		);
		await expect(undo(id, after(1), 77)).rejects.toMatchObject(refused('decided by another'));
		await expect(undo(id, after(1), OFFICER)).rejects.toMatchObject(refused('own organisation'));
		expect(await states()).toMatchObject([{ state: 'approved', counts: 1 }]);
	});

	test('once it is undone, and once it is withdrawn', async () => {
		const id = await submitted(10);
		await approve(id);
		await undo(id);
		await expect(undo(id)).rejects.toMatchObject(refused('wrong state'));
		await approve(id);
		await withdrawApproval(setting.db, { reportId: id, personId: REVIEWER, now: NOW, reason: 'x' });
		await expect(undo(id)).rejects.toMatchObject(refused('wrong state'));
	});

	test('in a quarter that has been locked since', async () => {
		const id = await submitted(10);
		await approve(id);
		await change(
			`update period set opens = '2024-04-01', due = '2024-07-01', locks = '2024-07-02' where id = 3`,
		);
		await expect(undo(id)).rejects.toMatchObject(refused('locked'));
	});
});

test('the page lists one’s own, as long as they can be undone', async () => {
	const id = await submitted(10);
	const listed = (now: Date, personId = REVIEWER) =>
		snapshot(setting.db, (reader) =>
			listUndoable(reader, { sectorId: 1, periodId: 3, personId, language: 'en' }, now),
		);
	expect(await listed(NOW)).toEqual([]);
	await approveReport(setting.db, { reportId: id, personId: REVIEWER, now: NOW });
	expect(await listed(after(9))).toMatchObject([
		{ reportId: id, state: 'approved', until: after(10).getTime() },
	]);
	expect(await listed(after(10))).toEqual([]);
	expect(await listed(after(1), OFFICER)).toEqual([]);
	await start();
	expect(await listed(after(1))).toEqual([]);
});
