/** Who may is asked of the report as a command finds it, once, and before anything else. */
import { describe, expect, test } from 'vitest';
import { pasteForm } from '#lib/report/forms/report.ts';
import { cardsForm } from '#lib/report/forms/card.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { addRows } from '#lib/server/report/addRows.ts';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { addEntries } from '#lib/server/report/commands/addEntries.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import {
	copyLastQuarter,
	deleteDraft,
	explainWarning,
	removeEntries,
	setNothingToReport,
} from '#lib/server/report/commands/changeDraft.ts';
import type { Act } from '#lib/server/report/commands/guard.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { submitReport } from '#lib/server/report/commands/submitReport.ts';
import { undoDecision } from '#lib/server/report/commands/undoDecision.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { confirmWorkbook, keepWorkbook } from '#lib/server/report/commands/workbook.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, ask } = setting;

const COMMANDS: Record<string, (db: Database, act: Act, entryId: number) => Promise<unknown>> = {
	save: (db, act, id) =>
		saveForm(db, act, cardsForm.parse({ fields: { 'k.rows': `1:${id}:1`, 'k.1.total': '9' } })),
	'save what names no indicator': (db, act, id) =>
		saveForm(db, act, cardsForm.parse({ fields: { 'k.rows': `99:${id}:1`, 'k.99.total': '9' } })),
	// No form says so any more; the command asks all the same.
	'save nothing': (db, act) => saveForm(db, act, { fields: {} }),
	add: (db, act) => addEntries(db, { ...act, sent: 'sent', entries: [{ indicatorId: 1 }] }),
	paste: (db, act) =>
		addRows(db, act, pasteForm.parse({ indicator: 1, lines: 'M4\t1', sent: 'sent-by-a-test' })),
	remove: (db, act, entryId) => removeEntries(db, { ...act, entryIds: [entryId] }),
	explain: (db, act, entryId) => explainWarning(db, { ...act, entryId, rule: 'alike', body: 'x' }),
	copy: copyLastQuarter,
	nothing: (db, act) => setNothingToReport(db, { ...act, nothing: true }),
	discard: deleteDraft,
	submit: (db, act) => submitReport(db, { ...act, key: 'a', edition: 'b' }),
	approve: approveReport,
	return: (db, act) => returnReport(db, { ...act, comment: 'x' }),
	withdraw: (db, act) => withdrawApproval(db, { ...act, reason: 'x' }),
	'withdraw without a reason': (db, act) => withdrawApproval(db, { ...act, reason: '' }),
	undo: undoDecision,
	comment: (db, act) => addComment(db, { ...act, entryId: null, body: 'x' }),
	'keep a workbook': (db, act) => keepWorkbook(db, { ...act, edition: 'b', rows: [] }),
	'confirm a workbook': (db, act) => confirmWorkbook(db, { ...act, workbookId: 'c' }),
};

class Forbidden extends Error {}

describe.each(Object.keys(COMMANDS))('%s', (name) => {
	const run = (reportId: number, entryId: number, permit: Act['permit']) =>
		COMMANDS[name]?.(setting.db, { reportId, personId: OFFICER, now: NOW, permit }, entryId);

	test('asks of the report as it is by then, and changes nothing where the answer is no', async () => {
		const id = await start();
		const { entryId } = await save(id);
		// The page that sent it showed a draft.
		await submit(id);
		const before = await ask('select * from report, entry left join report_comment on true');
		const seen: unknown[] = [];
		const done = run(id, entryId, (head) => {
			seen.push(head?.state);
			throw new Forbidden();
		});
		await expect(done).rejects.toBeInstanceOf(Forbidden);
		expect(seen).toEqual(['submitted']);
		expect(await ask('select * from report, entry left join report_comment on true')).toEqual(before);
	});

	test('of a report that is not there asks too: what is foreign answers like what is absent', async () => {
		const seen: unknown[] = [];
		await expect(
			run(99, 1, (head) => {
				seen.push(head);
				throw new Forbidden();
			}),
		).rejects.toBeInstanceOf(Forbidden);
		expect(seen).toEqual([undefined]);
	});
});

test('a command that is carried out reads its report once', async () => {
	const id = await start();
	const { entryId, version } = await save(id);
	let asked = 0;
	const act = { reportId: id, personId: OFFICER, now: NOW, permit: () => void asked++ };
	// As a page of an earlier build names a row.
	const fields = { 'k.1.id': String(entryId), 'k.1.version': String(version), 'k.1.total': '8' };
	await saveForm(setting.db, act, cardsForm.parse({ fields }));
	expect(asked).toBe(1);
	expect(await ask('select total from entry')).toEqual([{ total: 8 }]);
});
