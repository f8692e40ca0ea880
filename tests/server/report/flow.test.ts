import { describe, expect, test } from 'vitest';
import { remindPartners } from '#lib/server/report/commands/remindPartners.ts';
import { reopenPeriod } from '#lib/server/report/commands/reopenPeriod.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { editionOf, submitReport } from '#lib/server/report/commands/submitReport.ts';
import { withdrawApproval } from '#lib/server/report/commands/withdrawApproval.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask, change } = setting;
const refused = (reason: string) => ({ name: 'Refused', reason });
const statesOf = () =>
	ask<{ version: number; state: string }>('select version, state from report order by version');
const findingsOf = (id: number) =>
	snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return listFindings(reader, head, await listReportRows(reader, id));
	});

describe('a submission', () => {
	test('is one, however often it is sent', async () => {
		const id = await start();
		await save(id);
		const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
		const send = () =>
			submitReport(setting.db, { reportId: id, key: 'a', edition, personId: OFFICER, now: NOW });
		await Promise.all(Array.from({ length: 20 }, send));
		await send();
		expect(await ask(`select action from audit_entry where action = 'submit report'`)).toHaveLength(1);
	});

	test('keeps who sent it and when', async () => {
		const id = await start();
		await save(id);
		await submit(id);
		expect(await ask('select submitted_by, submitted_at from report')).toEqual([
			{ submitted_by: OFFICER, submitted_at: NOW.getTime() },
		]);
	});

	test('a key says one thing only', async () => {
		const [id, other] = [await start(), await start(3, 2)];
		await save(id);
		await save(other);
		await submit(id, 'a');
		await expect(submit(other, 'a')).rejects.toMatchObject(refused('key used'));
		expect(await ask(`select state from report where id = @other`, { other })).toEqual([{ state: 'draft' }]);
	});

	test('is of what the person saw', async () => {
		const id = await start();
		await save(id);
		const edition = await snapshot(setting.db, (reader) => editionOf(reader, id));
		await save(id, { placeId: 5 });
		const send = submitReport(setting.db, { reportId: id, key: 'a', edition, personId: OFFICER, now: NOW });
		await expect(send).rejects.toMatchObject(refused('changed meanwhile'));
		expect(await statesOf()).toEqual([{ version: 1, state: 'draft' }]);
	});

	test('waits until the errors are gone; an empty report is one', async () => {
		const id = await start();
		await expect(submit(id)).rejects.toMatchObject(refused('errors'));
		const { entryId, version } = await save(id, {
			total: null,
			unread: [{ field: 'total', text: '1.5', fault: 'fraction' }],
		});
		await expect(submit(id)).rejects.toMatchObject(refused('errors'));
		await save(id, {}, { entryId, version });
		await submit(id);
		expect(await statesOf()).toEqual([{ version: 1, state: 'submitted' }]);
	});
});

describe('a correction', () => {
	test('of an approved report counts once it is approved itself', async () => {
		const id = await start();
		const { entryId } = await save(id, { total: 10 });
		await submit(id);
		await approve(id);
		const next = await start();
		const [row] = await snapshot(setting.db, (reader) => listReportRows(reader, next));
		await save(next, { total: 12 }, { entryId: row?.id ?? 0, version: row?.version ?? 0 });
		const total = () =>
			ask(`select total from window_total where indicator_id = 1 and year_to_date = 0 and quarter = 2`);
		expect(await total()).toEqual([{ total: 10 }]);
		await submit(next);
		expect(await total()).toEqual([{ total: 10 }]);
		await expect(
			withdrawApproval(setting.db, { reportId: id, personId: REVIEWER, now: NOW, reason: 'x' }),
		).rejects.toMatchObject(refused('wrong state'));
		await approve(next);
		expect(await total()).toEqual([{ total: 12 }]);
		expect(row?.continues).toBe(entryId);
	});
});

describe('a locked period', () => {
	const lock = () =>
		change(`update period set opens = '2024-04-01', due = '2024-07-01', locks = '2024-07-09' where id = 3`);
	const reopen = (until: string, reason = 'late flood', personId = REVIEWER, planId = 1) =>
		reopenPeriod(setting.db, {
			planId,
			sectorId: 1,
			partnerId: 1,
			periodId: 3,
			until,
			reason,
			personId,
			now: NOW,
		});

	test('stops every change, and opens again for one partner until a day', async () => {
		const id = await start();
		const other = await start(3, 2);
		const { entryId, version } = await save(id);
		await lock();
		const attempts = [
			() => save(id),
			() => save(id, {}, { entryId, version }),
			() => submit(id),
			() => start(3, 3),
		];
		for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject(refused('locked'));
		await reopen('2024-07-10');
		await submit(id);
		await approve(id);
		await expect(save(other)).rejects.toMatchObject(refused('locked'));
		await change(`update period_reopening set until = '2024-07-09'`);
		await expect(
			withdrawApproval(setting.db, { reportId: id, personId: REVIEWER, now: NOW, reason: 'x' }),
		).rejects.toMatchObject(refused('locked'));
	});

	test('is reopened anew until an earlier day, and the later act decides', async () => {
		const id = await start();
		await lock();
		await reopen('2024-09-30');
		await save(id);
		await reopen('2024-07-10');
		await change(`update period_reopening set until = '2024-07-09' where until = '2024-07-10'`);
		await expect(save(id)).rejects.toMatchObject(refused('locked'));
	});

	test('needs a reason, a day to come, and somebody else', async () => {
		await lock();
		await expect(reopen('2024-07-10', ' ')).rejects.toMatchObject(refused('reason missing'));
		await expect(reopen('2024-07-09')).rejects.toMatchObject(refused('not allowed'));
		await expect(reopen('2024-07-10', 'x', OFFICER)).rejects.toMatchObject(refused('own organisation'));
		// Somebody with rights in another plan.
		await expect(reopen('2024-07-10', 'x', REVIEWER, 2)).rejects.toMatchObject(refused('not found'));
	});
});

describe('what is odd beside what is stored', () => {
	test('last quarter, another partner with the same donor, an activity completed before', async () => {
		const first = await start(2);
		await save(first, { total: 10, reference: 'A', indicatorId: 1, donors: [4] });
		await save(first, { total: 1, reference: 'B', indicatorId: 2, status: 'completed' });
		await submit(first);
		await approve(first);
		const other = await start(3, 2);
		await save(other, { donors: [4] });
		await submit(other);
		const id = await start();
		await save(id, { total: 31, reference: 'A', donors: [4] });
		await save(id, { total: 1, reference: 'B', indicatorId: 2, status: 'completed' });
		expect((await findingsOf(id)).map(({ rule }) => rule).sort()).toEqual([
			'completed before',
			'counted by another',
			'running total',
			'unlike last quarter',
		]);
	});

	test('another partner whose donor nobody named may have counted the same', async () => {
		const other = await start(3, 2);
		await save(other, { donors: [] });
		await submit(other);
		const id = await start();
		await save(id, { donors: [4] });
		expect((await findingsOf(id)).map(({ rule }) => rule)).toEqual(['counted by another']);
	});

	test('nobody is told of what another partner has only begun', async () => {
		const other = await start(3, 2);
		await save(other, { donors: [4] });
		const id = await start();
		await save(id, { donors: [4] });
		expect(await findingsOf(id)).toEqual([]);
	});
});

describe('letters', () => {
	const letter = () => ({ subject: 'Please', body: 'Report' });
	const mails = () => ask('select person_id, subject from mail order by id');

	test('a return is written to the partner’s people, in the same transaction', async () => {
		const id = await start();
		await save(id);
		await submit(id);
		const back = { reportId: id, personId: REVIEWER, now: NOW, letter: () => letter };
		await expect(returnReport(setting.db, { ...back, comment: '' })).rejects.toMatchObject(
			refused('reason missing'),
		);
		expect(await mails()).toEqual([]);
		await returnReport(setting.db, { ...back, comment: 'x' });
		expect(await mails()).toEqual([{ person_id: OFFICER, subject: 'Please' }]);
	});

	test('a reminder goes to whoever owes a report and can be written to', async () => {
		const remind = () =>
			remindPartners(setting.db, {
				sectorId: 1,
				periodId: 3,
				partners: [1, 1, 2, 999],
				letter: () => letter,
				personId: REVIEWER,
				now: NOW,
			});
		expect(await remind()).toHaveLength(1);
		const id = await start();
		await save(id);
		expect(await remind()).toHaveLength(1);
		await submit(id);
		expect(await remind()).toEqual([]);
		expect(await mails()).toHaveLength(2);
		expect(await ask(`select after from audit_entry where action = 'remind partners'`)).toHaveLength(2);
	});
});

test('provisional figures take a submitted report in the place of the approved one that it follows', async () => {
	const reached = async () => {
		const scope = await snapshot(setting.db, (reader) => getScope(reader, 'plan', 's1'));
		if (!scope) throw new Error('no scope');
		const question = { year: 2024, quarter: 2, window: 'quarter' } as const;
		const of = async (filter: { provisional?: true }) => {
			const { indicators } = await snapshot(setting.db, (reader) =>
				getProgress(reader, scope, { ...question, filter }),
			);
			return indicators.find(({ code }) => code === '1.1')?.reached;
		};
		return [await of({}), await of({ provisional: true })];
	};
	const id = await start();
	await save(id, { total: 10 });
	expect(await reached()).toEqual([null, null]);
	await submit(id);
	expect(await reached()).toEqual([null, 10]);
	await approve(id);
	expect(await reached()).toEqual([10, 10]);
	const next = await start();
	const [row] = await snapshot(setting.db, (reader) => listReportRows(reader, next));
	await save(next, { total: 12 }, { entryId: row?.id ?? 0, version: row?.version ?? 0 });
	expect(await reached()).toEqual([10, 10]);
	await submit(next);
	expect(await reached()).toEqual([10, 12]);
	await approve(next);
	expect(await reached()).toEqual([12, 12]);
});
