/** What a partner reported before and has not said again: one answer says that it is still so, or has ended. */
import { beforeEach, expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { copyLastQuarter } from '#lib/server/report/commands/changeDraft.ts';
import { sayAgain } from '#lib/server/report/commands/sayAgain.ts';
import { undo } from '#lib/server/report/commands/undo.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { listStandingFigures } from '#lib/server/report/queries/stands.ts';
import { findUndo } from '#lib/server/report/queries/undo.ts';
import type { Stands } from '#lib/report/stands.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, change, ask } = setting;
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const read = (id: number) => snapshot(setting.db, (reader) => listReportRows(reader, id));
const say = (id: number, figures: readonly number[], answer: Stands) =>
	sayAgain(setting.db, { ...act(id), figures, answer });
/** What stands before the report, and what is asked of it. */
const see = (id: number) =>
	snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		const found = await listFindings(reader, head, await listReportRows(reader, id));
		return {
			stands: (await listStandingFigures(reader, head)).map((one) => [one.id, one.total]),
			asked: found.filter(({ rule }) => rule === 'not said again'),
		};
	});

const HALBA = { reference: 'H', placeId: 5, cells: [{ groups: { sex: 1 }, value: 3 }] };
/** Approved: 12 at one place, with a breakdown; 5 at another, which is completed; nothing there of 2. */
async function quarterBefore(): Promise<void> {
	const before = await start(2);
	await save(before, { ...HALBA, indicatorId: 1, total: 12 });
	await save(before, { reference: 'T', placeId: 6, indicatorId: 1, total: 5, status: 'completed' });
	await save(before, { reference: 'G', placeId: 7, indicatorId: 1, total: 0 });
	await save(before, { reference: 'S', placeId: 5, indicatorId: 2, total: 40 });
	await submit(before);
	await approve(before);
}
beforeEach(() => change(`update indicator set calculation = 'latest' where id = 1`));

test('of what stands alone, and of all that the report has not said: one question for the indicator', async () => {
	await quarterBefore();
	const id = await start();
	expect(await see(id)).toEqual({
		stands: [
			[1, 12],
			[2, 5],
		],
		asked: [expect.objectContaining({ indicator: 1, count: 2, severity: 'warning', activity: null })],
	});
	await save(id, { ...HALBA, indicatorId: 1, total: 9, cells: [] });
	expect((await see(id)).asked).toMatchObject([{ count: 1 }]);
	await save(id, { reference: 'T', placeId: 6, indicatorId: 1, total: 0 });
	expect((await see(id)).asked).toEqual([]);
});

test('still so takes the figure over with its breakdown; pressed twice, it is there once', async () => {
	await quarterBefore();
	const id = await start();
	expect(await say(id, [1, 2, 4, 99], 'so')).toBe(2);
	expect(await say(id, [1, 2], 'so')).toBe(0);
	expect(await read(id)).toMatchObject([
		{ ...HALBA, indicatorId: 1, total: 12, totalDerived: false },
		{ reference: 'T', placeId: 6, indicatorId: 1, total: 5, status: 'completed', cells: [] },
	]);
	expect((await see(id)).asked).toEqual([]);
	// What stands is said again each quarter: nothing is completed a second time.
	await submit(id);
});

test('a total that was made of its breakdown is made of it again', async () => {
	const before = await start(2);
	await save(before, { ...HALBA, indicatorId: 1, total: null });
	await submit(before);
	await approve(before);
	const id = await start();
	await say(id, [1], 'so');
	expect(await read(id)).toMatchObject([{ total: 3, totalDerived: true, cells: HALBA.cells }]);
});

test('ended is 0, and is not asked about again', async () => {
	await quarterBefore();
	const id = await start();
	expect(await say(id, [1], 'ended')).toBe(1);
	expect(await read(id)).toMatchObject([{ reference: 'H', placeId: 5, total: 0, cells: [] }]);
	await submit(id);
	await approve(id);
	// At the other place nothing was said: what stood there counts on in the year, and is asked about.
	expect((await see(await start(5))).stands).toEqual([[2, 5]]);
	await change(
		`insert into period (id, plan_id, year, quarter, opens, due, locks)
		select 99, plan_id, 2025, 1, opens, due, locks from period where id = 3`,
	);
	expect((await see(await start(99))).stands).toEqual([]);
});

test('a row that was copied without its figure takes the answer, and is without it again once undone', async () => {
	await quarterBefore();
	const id = await start();
	await copyLastQuarter(setting.db, act(id));
	const copied = (await read(id)).map(({ reference, total }) => [reference, total]);
	expect(copied).toEqual([
		['H', null],
		['S', null],
	]);
	expect(await say(id, [1, 2], 'so')).toBe(2);
	expect((await read(id)).map(({ reference, total }) => [reference, total])).toEqual([
		['H', 12],
		['S', null],
		['T', 5],
	]);
	const found = await snapshot(setting.db, (reader) =>
		findUndo(reader, { reportId: id, personId: OFFICER, now: NOW }),
	);
	expect(found).toMatchObject({ what: 'copy', count: 2 });
	expect(await undo(setting.db, { ...act(id), undoId: found?.id ?? 0 })).toBe(2);
	expect(await read(id)).toMatchObject([
		{ reference: 'H', total: null, cells: [] },
		{ reference: 'S', total: null },
	]);
	expect((await see(id)).asked).toMatchObject([{ count: 2 }]);
});

test('an answer that was changed since is not taken back', async () => {
	await quarterBefore();
	const id = await start();
	await say(id, [1], 'so');
	const [row] = await read(id);
	await save(id, { indicatorId: 1, total: 11 }, { entryId: row?.id ?? 0, version: row?.version ?? 0 });
	const [kept] = await ask<{ id: number }>('select id from report_undo');
	expect(await undo(setting.db, { ...act(id), undoId: kept?.id ?? 0 })).toBe(0);
	expect(await read(id)).toMatchObject([{ total: 11 }]);
});

test('is not asked where the report says that there was nothing, nor of an indicator that is closed', async () => {
	await quarterBefore();
	const id = await start();
	await change(`update report set nothing_to_report = 1 where id = ${id}`);
	expect((await see(id)).asked).toEqual([]);
	await change(`update report set nothing_to_report = 0 where id = ${id}`);
	await change('update indicator set closed = 1 where id = 1');
	expect((await see(id)).stands).toEqual([]);
});
