/** How much a report takes, by whatever road it comes. */
import { expect, test } from 'vitest';
import { LONGEST, MOST } from '#lib/report/bounds.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { addEntries } from '#lib/server/report/commands/addEntries.ts';
import { copyLastQuarter, explainWarning } from '#lib/server/report/commands/changeDraft.ts';
import { confirmWorkbook, keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { editionOf } from '#lib/server/report/commands/submitReport.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listOthersRows } from '#lib/server/report/queries/reviewing.ts';
import { blankRow } from '#lib/report/row.ts';
import { ENTRY } from './entry.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const count = async (reportId: number) =>
	(
		await setting.ask<{ n: number }>(`select count(*) as n from entry where report_id = @reportId`, {
			reportId,
		})
	)[0]?.n;

/** Rows without a word, as many as wanted, past every check of the commands. */
const fill = (reportId: number, rows: number) =>
	setting
		.change(
			`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${rows})
		insert into activity (id, report_id, status) select 100000 + ${reportId} * 10000 + i, ${reportId}, 'ongoing' from n`,
		)
		.then(() =>
			setting.change(
				`insert into entry (activity_id, report_id, indicator_id, eligible, changed_at)
			select id, ${reportId}, 1, 1, 0 from activity where report_id = ${reportId} and id > 100000`,
			),
		);

test('a full report takes no more rows, by form, paste, workbook and copy', async () => {
	const before = await setting.start(2);
	await setting.save(before, { status: 'ongoing', reference: 'OLD' });
	await setting.submit(before);
	await setting.approve(before);
	const report = await setting.start();
	await fill(report, MOST.rows - 1);
	await setting.save(report);
	const full = { reason: 'rows full', amount: { given: MOST.rows + 1, most: MOST.rows } };
	await expect(setting.save(report)).rejects.toMatchObject(full);
	const entry = { ...blankRow(1), status: 'ongoing' as const };
	await expect(
		addEntries(setting.db, { ...act(report), sent: 'a-paste-of-one', entries: [entry] }),
	).rejects.toMatchObject(full);
	const edition = await snapshot(setting.db, (reader) => editionOf(reader, report));
	const rows = [{ entryId: null, version: 0, entry }];
	const workbookId = await keepWorkbook(setting.db, { ...act(report), edition, rows });
	await expect(confirmWorkbook(setting.db, { ...act(report), workbookId })).rejects.toMatchObject(full);
	await expect(copyLastQuarter(setting.db, act(report))).rejects.toMatchObject(full);
	expect(await count(report)).toBe(MOST.rows);
});

test('a full report can still be changed and shortened', async () => {
	const report = await setting.start();
	const { entryId, version } = await setting.save(report);
	await fill(report, MOST.rows + 5);
	await setting.save(report, { total: 7 }, { entryId, version });
	expect(await count(report)).toBe(MOST.rows + 6);
});

test('comments and explanations end', async () => {
	const report = await setting.start();
	const { entryId } = await setting.save(report);
	await setting.change(
		`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${MOST.comments - 1})
		insert into report_comment (report_id, person_id, at, body) select ${report}, ${OFFICER}, 0, 'x' from n`,
	);
	const comment = { ...act(report), entryId: null, body: 'One more.' };
	await addComment(setting.db, comment);
	await expect(addComment(setting.db, comment)).rejects.toMatchObject({ reason: 'comments full' });
	const word = { ...act(report), entryId, rule: 'no figure' as const, body: 'x' };
	await explainWarning(setting.db, word);
	await expect(
		explainWarning(setting.db, { ...word, rule: 'alike', body: 'x'.repeat(LONGEST.explanations) }),
	).rejects.toMatchObject({ reason: 'words full' });
});

test('what others have at a place is one figure each report, however many rows stand on either side', async () => {
	const others = await setting.start(3, 2);
	for (const reference of ['X', 'Y', 'Z']) await setting.save(others, { reference, total: 10 });
	await setting.submit(others);
	const report = await setting.start();
	for (const reference of ['A', 'B']) await setting.save(report, { reference, total: 5 });
	const found = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, report);
		if (!head) throw new Error('no report');
		return listOthersRows(reader, head, 'en');
	});
	expect(found).toMatchObject([
		{ reportId: others, indicatorId: ENTRY.indicatorId, total: 30, rows: 3, state: 'submitted' },
	]);
});
