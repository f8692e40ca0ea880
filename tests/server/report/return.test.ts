import { describe, expect, test } from 'vitest';
import { addComment } from '#lib/server/report/commands/addComment.ts';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listComments } from '#lib/server/report/queries/comments.ts';
import { listSaidOnReturn } from '#lib/server/report/queries/said.ts';
import { returnedLetter } from '#lib/server/report/letters/partner.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, ask } = setting;
const refused = (reason: string) => ({ name: 'Refused', reason });
const giveBack = (reportId: number, comment: string, personId = REVIEWER) =>
	returnReport(setting.db, { reportId, comment, personId, now: NOW });

describe('a return', () => {
	test('says why, and goes on as the next version, with everything that was entered', async () => {
		const id = await start();
		const cells = [{ groups: { sex: 1 }, value: 4 }];
		const { entryId } = await save(id, { reference: 'A', cells, donors: [4], tags: ['flood'] });
		await submit(id);
		await expect(giveBack(id, ' ')).rejects.toMatchObject(refused('reason missing'));
		await addComment(setting.db, {
			reportId: id,
			entryId,
			body: 'Check this',
			personId: REVIEWER,
			now: NOW,
		});
		await giveBack(id, '');
		const next = await start();
		expect(next).not.toBe(id);
		expect(await ask('select version, state from report order by version')).toEqual([
			{ version: 1, state: 'returned' },
			{ version: 2, state: 'draft' },
		]);
		const [row] = await snapshot(setting.db, (reader) => listReportRows(reader, next));
		expect(row).toMatchObject({ reference: 'A', cells, donors: [4], tags: ['flood'], continues: entryId });
		const comments = await snapshot(setting.db, async (reader) => {
			const head = await getReportHead(reader, next);
			return head ? listComments(reader, head) : [];
		});
		expect(comments).toMatchObject([{ body: 'Check this', entryId: row?.id, version: 1 }]);
	});

	test('what is said of a whole activity is of none of its figures, in the next version and in the letter', async () => {
		const id = await start();
		const { entryId } = await save(id, { reference: 'A', indicatorId: 1 });
		await save(id, { reference: 'A', indicatorId: 2 });
		await submit(id);
		const word = { reportId: id, entryId, personId: REVIEWER, now: NOW };
		await addComment(setting.db, { ...word, isOfActivity: true, body: 'Is it finished?' });
		await addComment(setting.db, { ...word, body: 'Seven?' });
		await giveBack(id, '');
		const next = await start();
		const { comments, said } = await snapshot(setting.db, async (reader) => {
			const head = await getReportHead(reader, next);
			if (!head) throw new Error('no report');
			return { comments: await listComments(reader, head), said: await listSaidOnReturn(reader, head) };
		});
		const [row] = await snapshot(setting.db, (reader) => listReportRows(reader, next));
		expect(comments).toMatchObject([
			{ body: 'Is it finished?', entryId: row?.id, isOfActivity: true },
			{ body: 'Seven?', entryId: row?.id, isOfActivity: false },
		]);
		expect(said.map((one) => [one.body, one.row?.code])).toEqual([
			['Is it finished?', null],
			['Seven?', '1.1'],
		]);
		const report = {
			id,
			partnerName: { en: 'One' },
			sectorName: { en: 'Shelter' },
			yearStarts: 1,
			year: 2024,
			quarter: 2,
		} as const;
		const { body } = returnedLetter('https://masar.example', report, said)({ name: 'N', language: 'en' });
		expect(body).toMatch(/\nThe whole activity, .+: Is it finished\?\n/);
		expect(body).toMatch(/\n1\.1, .+: Seven\?\n/);
	});

	test('a word of before the submission is no reason for it; each return moves the data version', async () => {
		const id = await start();
		await save(id);
		const comment = { reportId: id, entryId: null, body: 'Well begun', personId: REVIEWER };
		await addComment(setting.db, { ...comment, now: new Date(NOW.getTime() - 60_000) });
		await submit(id);
		const versionOf = async () =>
			(await ask<{ version: number }>('select version from data_version'))[0]?.version;
		const before = (await versionOf()) ?? 0;
		await expect(giveBack(id, '')).rejects.toMatchObject(refused('reason missing'));
		expect(await versionOf()).toBe(before);
		await giveBack(id, 'Too little');
		expect(await versionOf()).toBe(before + 1);
	});

	test('nobody comments on a row of another report, or says nothing', async () => {
		const id = await start();
		const other = await start(3, 2);
		const { entryId } = await save(other);
		const comment = { reportId: id, entryId, body: 'x', personId: REVIEWER, now: NOW };
		await expect(addComment(setting.db, comment)).rejects.toMatchObject(refused('not found'));
		const empty = { ...comment, entryId: null, body: ' ' };
		await expect(addComment(setting.db, empty)).rejects.toMatchObject(refused('reason missing'));
		expect(await ask('select * from report_comment')).toEqual([]);
	});

	test('only of what was submitted, and not by its own people', async () => {
		const id = await start();
		await save(id);
		await expect(giveBack(id, 'x')).rejects.toMatchObject(refused('wrong state'));
		await submit(id);
		await expect(giveBack(id, 'x', OFFICER)).rejects.toMatchObject(refused('own organisation'));
	});
});
