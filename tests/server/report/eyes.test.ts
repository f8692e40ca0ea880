/** Two pairs of eyes on a report, and what of a draft others see. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { listAudit } from '#lib/server/record/queries/audit.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { removeEntries } from '#lib/server/report/commands/changeDraft.ts';
import { reopenPeriod } from '#lib/server/report/commands/reopenPeriod.ts';
import { NOW, OFFICER, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();

test('nobody approves what they submitted or changed, whatever role they have since', async () => {
	const report = await setting.start();
	await setting.save(report);
	await setting.submit(report);
	await setting.change(`delete from person_role where person_id = ${OFFICER}`);
	const approve = (personId: number) => approveReport(setting.db, { reportId: report, personId, now: NOW });
	await expect(approve(OFFICER)).rejects.toThrow('refused: own report');
	await setting.change(`update report set submitted_by = null where id = ${report}`);
	await expect(approve(OFFICER)).rejects.toThrow('refused: own report');
	await approve(REVIEWER);
});

test('a reopening ends within a quarter, or within the days of the plan', async () => {
	const reopen = (until: string) =>
		reopenPeriod(setting.db, {
			...{ planId: 1, sectorId: 1, partnerId: 1, periodId: 3, until, reason: 'late' },
			...{ personId: REVIEWER, now: NOW },
		});
	const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000).toISOString().slice(0, 10);
	await expect(reopen('9999-12-31')).rejects.toThrow('refused: too long');
	await expect(reopen(day(94))).rejects.toThrow('refused: too long');
	await reopen(day(90));
	await setting.change('update plan set reopening_days = 10');
	await expect(reopen(day(12))).rejects.toThrow('refused: too long');
	await reopen(day(9));
});

test('the record tells of a draft that, who and when; what, once it was submitted', async () => {
	const report = await setting.start();
	await setting.save(report, { note: 'CANARYNOTE' });
	const { entryId } = await setting.save(report, { note: 'CANARYGONE', reference: 'gone' });
	await removeEntries(setting.db, { reportId: report, personId: OFFICER, now: NOW, entryIds: [entryId] });
	const told = (text = '') => snapshot(setting.db, (reader) => listAudit(reader, 1, { text }));
	const lines = await told();
	expect(lines.filter(({ action }) => action === 'save row')).toMatchObject([
		{ isDraft: true, before: null, after: null, person: 'Officer' },
		{ isDraft: true, before: null, after: null },
	]);
	expect(JSON.stringify(lines)).not.toContain('CANARY');
	expect(await told('canarynote')).toEqual([]);
	await setting.submit(report);
	const after = JSON.stringify(await told());
	expect(after).toContain('CANARYNOTE');
	expect(after).not.toContain('CANARYGONE');
});
