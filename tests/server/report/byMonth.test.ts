/** An entry given by month on the form of a report. Source: docs/rules.md, A value is of its quarter. */
import { describe, expect, test } from 'vitest';
import { monthSums, monthTotals } from '#lib/report/monthly.ts';
import type { ReportRow } from '#lib/report/sheet.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { copyLastQuarter } from '#lib/server/report/commands/changeDraft.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listLastFigures } from '#lib/server/report/queries/last.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { sends } from './sends.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, change, submit, approve } = setting;
const { sendRow } = sends(setting);
const seen = (row: ReportRow | undefined) => ({ entryId: row?.id ?? 0, version: row?.version ?? 0 });
/** As the form has them: the months of the second quarter. */
const months = (april: string, may: string, june: string) => ({
	'1.m.4': april,
	'1.m.5': may,
	'1.m.6': june,
});

describe('three months make the quarter', () => {
	test.each([
		['sum', 60],
		['latest', 10],
		['peak', 30],
		['distinct', 1],
	] as const)('of %s: %d', async (calculation, total) => {
		await change(`update indicator set calculation = '${calculation}' where id = 1`);
		const id = await start();
		const row = await sendRow(id, await save(id), months('20', '30', '10'));
		expect(row).toMatchObject({ total, totalDerived: true, unread: [] });
		expect(monthTotals(row?.months ?? [])).toEqual([
			{ month: 4, total: 20 },
			{ month: 5, total: 30 },
			{ month: 6, total: 10 },
		]);
	});
});

test('they take the place of one value, with its range, and go with the last of them', async () => {
	const id = await start();
	const one = await sendRow(id, await save(id), { '1.total': '~70–80' });
	const made = await sendRow(id, seen(one), { '1.total': '70–80', ...months('5', '', '٣') });
	expect(made).toMatchObject({ total: 8, high: null, about: null, totalDerived: true });
	const fewer = await sendRow(id, seen(made), months('', '', '3'));
	expect(fewer).toMatchObject({ total: 3, months: [{ month: 6, groups: {}, value: 3 }] });
	const none = await sendRow(id, seen(fewer), months('', '', ''));
	expect(none).toMatchObject({ total: null, months: [] });
	const again = await sendRow(id, seen(none), { '1.total': '9', ...months('', '', '') });
	expect(again).toMatchObject({ total: 9, totalDerived: false, months: [] });
});

test('what cannot be read is kept as typed in its month; a month of another quarter is none', async () => {
	const id = await start();
	const row = await sendRow(id, await save(id), { ...months('many', '4', ''), '1.m.1': '7' });
	expect(row).toMatchObject({
		total: 4,
		unread: [{ field: 'm.4', text: 'many', fault: 'not a number' }],
	});
	const read = await sendRow(id, seen(row), months('6', '4', ''));
	expect(read).toMatchObject({ total: 10, unread: [] });
});

test('groups of a month that another road brought stay, and the quarter has those of its months', async () => {
	const id = await start();
	await change(`update indicator set calculation = 'peak', dimensions = 15 where id = 1`);
	const women = { groups: { sex: 1 }, value: 12 };
	const row = await sendRow(
		id,
		await save(id, { total: null, months: [{ month: 4, ...women }] }),
		months('20', '15', ''),
	);
	expect(row).toMatchObject({ total: 20, cells: [women] });
	// May is the largest now, of which no groups are known.
	const later = await sendRow(id, seen(row), { ...months('20', '25', ''), '1.c.1': '12' });
	expect(later).toMatchObject({ total: 25, cells: [] });
	expect(later?.months).toHaveLength(3);
});

test('groups are given month by month, and take the place of the quarter’s', async () => {
	const id = await start();
	await change(`update indicator set dimensions = 15 where id = 1`);
	const one = await sendRow(id, await save(id), { '1.total': '9', '1.c.1': '4' });
	const made = await sendRow(id, seen(one), {
		...months('20', '30', ''),
		'1.m.4.1': '12',
		'1.m.4.2': '٨',
		'1.m.5.1': '6',
	});
	expect(made).toMatchObject({
		total: 50,
		cells: [
			{ groups: { sex: 1 }, value: 18 },
			{ groups: { sex: 2 }, value: 8 },
		],
		unread: [],
	});
	const sums = (row: ReportRow | undefined) =>
		monthSums(row?.months ?? []).map(({ month, total, breakdowns }) => [month, total, breakdowns[0]?.sum]);
	expect(sums(made)).toEqual([
		[4, 20, 20],
		[5, 30, 6],
	]);
	// One is corrected, one is cleared, and what was not sent stays.
	const later = await sendRow(id, seen(made), { '1.m.4.2': '', '1.m.5.1': 'six' });
	expect(later).toMatchObject({
		total: 50,
		cells: [{ groups: { sex: 1 }, value: 12 }],
		unread: [{ field: 'm.5.1', text: 'six', fault: 'not a number' }],
	});
	const without = await sendRow(id, seen(later), { ...months('', '', ''), '1.m.4.1': '', '1.m.5.1': '' });
	expect(without).toMatchObject({ total: null, months: [], unread: [] });
});

test('groups that come to more than their month are an error, also where the quarter has enough', async () => {
	const id = await start();
	await change(`update indicator set dimensions = 15 where id = 1`);
	const row = await sendRow(id, await save(id), { ...months('20', '30', ''), '1.m.4.1': '25' });
	expect(row).toMatchObject({ total: 50, cells: [{ value: 25 }] });
	const told = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		return head && listFindings(reader, head, await listReportRows(reader, id));
	});
	expect(told).toContainEqual(
		expect.objectContaining({ rule: 'breakdown above total', month: 4, found: 25, limit: 20 }),
	);
});

test('last quarter’s copy begins without them, and is known to have been by month', async () => {
	const id = await start(2);
	await save(id, { reference: 'A', total: null, months: [{ month: 3, groups: {}, value: 4 }] });
	await save(id, { reference: 'B', total: 4 });
	await submit(id);
	await approve(id);
	const next = await start();
	await copyLastQuarter(setting.db, { reportId: next, personId: OFFICER, now: NOW });
	const [copied, last] = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, next);
		if (!head) throw new Error('there is no report');
		return [await listReportRows(reader, next), await listLastFigures(reader, head)] as const;
	});
	expect(copied.map((row) => [row.reference, row.total, row.months])).toEqual([
		['A', null, []],
		['B', null, []],
	]);
	expect(last.map(({ reference, byMonth }) => [reference, byMonth])).toEqual([
		['A', true],
		['B', false],
	]);
});
