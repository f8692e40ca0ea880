/** Exports of ActivityInfo: what they come to, and that the same one again changes nothing. */
import { expect, test } from 'vitest';
import { activityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { importActivityInfo } from '#lib/server/exchange/activityInfo/import.ts';
import { activityInfoExport, PARTNERS } from '../../support/generator/activityInfo.ts';
import { countOf, PATIENCE } from '../../support/long.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-04-25T09:00:00Z');
const mapping = activityInfoRules.parse({ places: { c1: 'M1', c2: 'M2' }, state: 'approved' });
const LINES = countOf(100_000);
const MAKERS = Array.from({ length: PARTNERS }, (_, i) => `K${i},Maker ${i},nngo`);
const PEOPLE = { 'organisations.csv': [...tinyRows('organisations.csv'), ...MAKERS, ''].join('\n') };

test(
	'imported twice, the second time nothing changes; totals are an independent sum; the next changes what changed',
	async () => {
		const { db, take, ask } = await workshop();
		await take({ ...PEOPLE, 'reports.csv': `${tinyRows('reports.csv')[0] ?? ''}\n` });
		const options = { plan: 'tiny', sector: 'stability', now: NOW };
		const { text, sums } = activityInfoExport(LINES);
		const done = await importActivityInfo(db, text, { ...options, mapping });
		expect([...done.converted.unknown]).toEqual([]);
		expect(done.converted.left.get('typed or computed on the way to a metric')).toBeGreaterThan(LINES / 5);
		const TOTALS = `select i.code, sum(e.total) as total from entry e join indicator i on i.id = e.indicator_id
			join report r on r.id = e.report_id where r.counts = 1 group by i.code order by i.code`;
		const people = (sums['1.1.a female'] ?? 0) + (sums['1.1.a male'] ?? 0);
		expect(await ask(TOTALS)).toEqual([
			{ code: '1.1.a', total: people },
			{ code: '1.1.d', total: sums['1.1.d'] },
		]);
		const women = await ask<{ total: number }>(
			`select sum(c.value) as total from cell c join group_combination m on m.id = c.combination_id
			join combination_group g on g.combination_id = m.id join plan_group p on p.id = g.group_id where p.code = 'female'`,
		);
		expect(women[0]?.total).toBe(sums['1.1.a female']);

		const again = await importActivityInfo(db, text, { ...options, mapping: null });
		expect(again.summary.reports).toEqual({ added: 0, changed: 0 });
		// Record 4 is of one partner and one quarter.
		const next = activityInfoExport(LINES, new Set([4]));
		const third = await importActivityInfo(db, next.text, { ...options, mapping: null });
		expect(third.summary.reports).toEqual({ added: 0, changed: 1 });
		expect((await ask<{ total: number }>(TOTALS))[0]?.total).toBe(people + 1);
	},
	PATIENCE,
);

test('what no rule knows is listed, planning is left out, and columns are asked for by name', async () => {
	const { db, take } = await workshop();
	await take(PEOPLE);
	const { text } = activityInfoExport(8);
	const options = {
		plan: 'tiny',
		sector: 'stability',
		now: NOW,
		mapping: activityInfoRules.parse({}),
		dryRun: true,
	};
	const odd = text
		.replaceAll('1.1.d number', 'number')
		.replace('\u001fActivities\u001f', '\u001fPlanning\u001f');
	const { converted } = await importActivityInfo(db, odd, options);
	// The plan has a camp by the code C1.
	expect([...converted.unknown.keys()]).toEqual(['field PRJ (number of projects)', 'place c2 ()']);
	expect(converted.left.get('planning')).toBe(1);
	await expect(importActivityInfo(db, text.replace('RecordId', 'Id'), options)).rejects.toThrow(/RecordId/);
});
