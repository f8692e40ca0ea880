/** Ranges, signs and months of an entry that its form does not show: what a change of its total leaves of them. */
import { expect, test } from 'vitest';
import { saveEntry, type SaveRequest } from '#lib/server/report/commands/saveEntry.ts';
import { run } from '#lib/server/database/driver.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const NOW = new Date('2024-07-10T09:00:00Z');
const HEADER =
	'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,note,value,high,about,month';
const line = (activity: string, rest: string) =>
	`P1,2024,2,draft,${activity},1.1.a,M1,ongoing,,,,,,,,${rest}`;

/** What `change` leaves of an entry that a bundle brought, and whether its own export is the same again. */
async function changed(lines: readonly string[], change?: SaveRequest['entry']) {
	const { take, files, ask, db } = await workshop();
	await take({ 'reports.csv': `${[HEADER, ...lines].join('\n')}\n` });
	await run(db.writer, `update period set locks = null`);
	await run(
		db.writer,
		`insert into person (id, email, name, created_at) values (9, 'o@example.org', 'O', 0)`,
	);
	const [entry] = await ask<{ id: number; version: number; report: number }>(
		`select id, version, report_id as report from entry`,
	);
	if (entry && change) {
		const { id: entryId, version, report: reportId } = entry;
		await saveEntry(db, { entryId, version, reportId, personId: 9, now: NOW, sent: null, entry: change });
	}
	const exported = await files();
	const { summary } = await take(exported);
	expect(summary.reports).toEqual({ added: 0, changed: 0 });
	expect(await files()).toEqual(exported);
	return ask(`select total, high, about from entry`);
}

const RANGE = line('A1', '20,30,~,');

test('another total within the range keeps it, one above it ends it', async () => {
	expect(await changed([RANGE], { indicatorId: 1, total: 25 })).toEqual([
		{ total: 25, high: 30, about: '~' },
	]);
	expect(await changed([RANGE], { indicatorId: 1, total: 40 })).toEqual([
		{ total: 40, high: null, about: '~' },
	]);
});

test('without a total there is neither range nor sign', async () => {
	expect(await changed([RANGE], { indicatorId: 1, total: null })).toEqual([
		{ total: null, high: null, about: null },
	]);
});

test.each(['A1', '!1'])(
	'months keep the range of the total that stands beside them (%s)',
	async (activity) => {
		const lines = [line(activity, '20,30,~,'), line(activity, '20,,,4')];
		expect(await changed(lines)).toEqual([{ total: 20, high: 30, about: '~' }]);
	},
);

test('a sign without a value is told', async () => {
	const { take } = await workshop();
	const refused = await refusal(take({ 'reports.csv': `${HEADER}\n${line('A1', ',,~,')}\n` }));
	expect(refused.issues.kept.map(({ column }) => column)).toEqual(['about']);
});
