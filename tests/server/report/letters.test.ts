import { describe, expect, test } from 'vitest';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { approveReport } from '#lib/server/report/commands/approveReport.ts';
import { askToSubmit } from '#lib/server/report/commands/askToSubmit.ts';
import { remindPartners } from '#lib/server/report/commands/remindPartners.ts';
import { reopenPeriod } from '#lib/server/report/commands/reopenPeriod.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import {
	approvedLetter,
	correctionLetter,
	readyLetter,
	reminderLetter,
	reopenedLetter,
	returnedLetter,
	withdrawnLetter,
	type OfReport,
} from '#lib/server/report/letters/partner.ts';
import { submittedLetter } from '#lib/server/report/letters/reviewer.ts';
import { listSaidOnReturn, type Said } from '#lib/server/report/queries/said.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { NOW, OFFICER, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, ask } = setting;
const ORIGIN = 'https://masar.example';
const review = (reportId: number) => ({ reportId, personId: REVIEWER, now: NOW });
const mails = () =>
	ask<{ person_id: number; subject: string; body: string }>(
		'select person_id, subject, body from mail order by id',
	);
const write = (text: string, parameters = {}) =>
	transaction(setting.db, (writer) => run(writer, text, parameters));

async function submitted(rows = 1): Promise<number> {
	const id = await start();
	for (let row = 0; row < rows; row++) await save(id, { reference: `R${row}` });
	await submit(id);
	return id;
}

describe('the partner is written to', () => {
	test('of an approval, with the way to the report itself', async () => {
		const id = await submitted();
		await approveReport(setting.db, { ...review(id), letter: (report) => approvedLetter(ORIGIN, report) });
		const [mail, ...more] = await mails();
		expect(more).toEqual([]);
		expect(mail).toMatchObject({
			person_id: OFFICER,
			subject: 'Your report for the second quarter of 2024 is approved',
		});
		expect(mail?.body).toContain(`${ORIGIN}/reports/${id}\n`);
	});

	test('of a return, with every word: of the whole first, then of each row by indicator and place', async () => {
		const id = await start();
		const { entryId } = await save(id);
		await submit(id);
		await addComment(setting.db, { ...review(id), entryId, body: 'Which school?' });
		await returnReport(setting.db, {
			...review(id),
			comment: 'Nearly there',
			letter: (report, said) => returnedLetter(ORIGIN, report, said),
		});
		const [mail] = await mails();
		const { body = '' } = mail ?? {};
		expect(body.indexOf('Nearly there')).toBeGreaterThan(0);
		expect(body.indexOf('Which school?')).toBeGreaterThan(body.indexOf('Nearly there'));
		expect(body).toMatch(/^1\.1, .+: Which school\?$/m);
		expect(body).toContain(`${ORIGIN}/reports/${id}`);
	});

	test('of a withdrawal and a reopening, with the reason', async () => {
		const id = await submitted();
		await approveReport(setting.db, review(id));
		await withdrawApproval(setting.db, {
			...review(id),
			reason: 'Counted twice',
			letter: (report) => withdrawnLetter(ORIGIN, report, 'Counted twice'),
		});
		const period = { sectorName: { en: 'Shelter' }, yearStarts: 1, year: 2024, quarter: 2 } as const;
		await reopenPeriod(setting.db, {
			planId: 1,
			sectorId: 1,
			partnerId: 1,
			periodId: 3,
			until: '2024-07-20',
			reason: 'A late figure',
			letter: reopenedLetter(ORIGIN, period, '2024-07-20', 'A late figure'),
			personId: REVIEWER,
			now: NOW,
		});
		const [withdrawn, reopened] = await mails();
		expect(withdrawn?.body).toContain('Counted twice');
		expect(reopened?.body).toContain('A late figure');
		expect(reopened?.body).toContain('20 July 2024');
	});
});

test('whoever coordinates the sector is written to of a submission, and nobody of another sector', async () => {
	await write(
		`insert into person_role (person_id, plan_id, role, sector_id) values (@reviewer, 1, 'coordinator', 1)`,
		{ reviewer: REVIEWER },
	);
	const id = await start();
	await save(id);
	const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
	const request = { reportId: id, personId: OFFICER, now: NOW, key: 'k'.repeat(20), edition };
	const letter = (report: OfReport, questions: number) => submittedLetter(ORIGIN, report, questions);
	await submitReport(setting.db, { ...request, letter });
	// Sent again, it is the same submission.
	await submitReport(setting.db, { ...request, letter });
	const found = (await mails()).filter(({ subject }) => subject.includes('has submitted its report'));
	expect(found.map(({ person_id }) => person_id)).toEqual([REVIEWER]);
	expect(found[0]?.body).toContain(`${ORIGIN}/review/${id}`);

	await write(`update person_role set sector_id = 2 where role = 'coordinator'`);
	await write(`update report set state = 'draft'`);
	await submitReport(setting.db, { ...request, key: 'l'.repeat(20), letter });
	expect((await mails()).filter(({ subject }) => subject.includes('has submitted its report'))).toHaveLength(
		1,
	);
});

test('whose report was sent back is asked to correct it, and not told that nothing came in', async () => {
	const id = await submitted();
	await returnReport(setting.db, { ...review(id), comment: 'Too little' });
	const period = { sectorName: { en: 'Shelter' }, yearStarts: 1, year: 2024, quarter: 2 } as const;
	const remind = () =>
		remindPartners(setting.db, {
			sectorId: 1,
			periodId: 3,
			partners: [1],
			letter: (returned: { id: number; said: readonly Said[] } | null) =>
				returned
					? correctionLetter(ORIGIN, { ...period, id: returned.id }, returned.said)
					: reminderLetter(ORIGIN, period, '2024-07-20', '2024-07-21'),
			personId: REVIEWER,
			now: NOW,
		});
	await remind();
	// The draft that corrects it is not the report come again.
	const next = await start();
	await remind();
	const [first, second] = await mails();
	expect(first?.body).toContain('Too little');
	expect(first?.body).toContain(`/reports/${id}`);
	expect(second?.body).toContain('Too little');
	expect(second?.body).toContain(`/reports/${next}`);
});

test('a reminder says in the right tense when the report is due', () => {
	const period = {
		sectorName: { en: 'Shelter', fr: 'Abri' },
		yearStarts: 1,
		year: 2024,
		quarter: 2,
	} as const;
	const at = (today: string, language = 'en') =>
		reminderLetter(ORIGIN, period, '2024-07-20', today)({ name: 'N', language });
	expect(at('2024-07-20').body).toContain('It is due on 20 July 2024.');
	expect(at('2024-07-21').body).toContain('was due on 20 July 2024 and has not come in.');
	const french = at('2024-07-21', 'fr');
	expect(french.subject).toBe('Votre rapport du deuxième trimestre 2024 était attendu le 20 juillet 2024');
	expect(french.body).toContain('(Abri)');
	expect(french.body).toContain(`${ORIGIN}/fr/reports`);
});

test('who may not submit tells who may, once a day', async () => {
	const id = await start();
	await save(id);
	await write(
		`insert into person_role (person_id, plan_id, role, organisation_id)
		select @reviewer, 1, 'partner_approver', 1 where not exists (
			select 1 from person_role where person_id = @reviewer and role = 'partner_approver')`,
		{ reviewer: REVIEWER },
	);
	const tell = (now = NOW) =>
		askToSubmit(setting.db, {
			reportId: id,
			personId: OFFICER,
			now,
			letter: (report) => readyLetter(ORIGIN, report, 'Officer'),
		});
	const told = await tell();
	expect(told).toBeGreaterThan(0);
	const found = await mails();
	expect(found.map(({ person_id }) => person_id)).toContain(REVIEWER);
	expect(found[0]?.body).toContain(`${ORIGIN}/reports/${id}/summary`);
	await expect(tell()).rejects.toMatchObject({ name: 'Refused', reason: 'asked already' });
	expect(await tell(new Date(NOW.getTime() + 86_400_001))).toBe(told);
	await submit(id);
	await expect(tell(new Date(NOW.getTime() + 2 * 86_400_001))).rejects.toMatchObject({
		reason: 'wrong state',
	});
});

test('what was said at the return stands with the draft that corrects it, at its rows as they are now', async () => {
	const id = await start();
	const { entryId } = await save(id);
	await submit(id);
	await addComment(setting.db, { ...review(id), entryId, body: 'Which school?' });
	// The partner's own words are not the reviewer's.
	await addComment(setting.db, { reportId: id, personId: OFFICER, now: NOW, entryId, body: 'The old one' });
	await returnReport(setting.db, { ...review(id), comment: 'Nearly there' });
	const next = await start();
	const said = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, next);
		return head ? listSaidOnReturn(reader, head) : [];
	});
	const [row] = await ask<{ id: number }>(`select id from entry where report_id = ${next}`);
	expect(said).toMatchObject([
		{ body: 'Nearly there', row: null },
		{ body: 'Which school?', row: { id: row?.id, code: '1.1' } },
	]);
	await submit(next);
	expect(
		await snapshot(setting.db, async (reader) => {
			const head = await getReportHead(reader, next);
			return head ? listSaidOnReturn(reader, head) : null;
		}),
	).toEqual([]);
});

test('what was said of a version that was approved is no return', async () => {
	const id = await submitted();
	await addComment(setting.db, { ...review(id), entryId: null, body: 'Well done' });
	await approveReport(setting.db, review(id));
	const next = await start();
	const said = await snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, next);
		return head ? listSaidOnReturn(reader, head) : null;
	});
	expect(said).toEqual([]);
});
