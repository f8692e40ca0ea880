/** What a partner says of an output beside its rows: its own words, and that there is nothing. */
import { beforeEach, expect, test } from 'vitest';
import { cardsForm } from '#lib/report/forms/card.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { Conflict, Refused } from '#lib/server/refused.ts';
import { setNothingForOutput } from '#lib/server/report/commands/outputWords.ts';
import { saveForm } from '#lib/server/report/saveForm.ts';
import { listFindings } from '#lib/server/report/queries/findings.ts';
import { getReportHead } from '#lib/server/report/queries/head.ts';
import { listNothing, listOutputWords } from '#lib/server/report/queries/outputs.ts';
import { listReportRows } from '#lib/server/report/queries/rows.ts';
import { NOW, OFFICER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, approve, ask, change } = setting;
beforeEach(async () => {
	await change(
		`insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', '{"en":"One"}')`,
	);
	await change('update indicator set output_id = 1 where id = 1');
});
const act = (reportId: number) => ({ reportId, personId: OFFICER, now: NOW });
const words = (id: number) => snapshot(setting.db, (reader) => listOutputWords(reader, id));
const nothing = (id: number) => snapshot(setting.db, (reader) => listNothing(reader, id));
const write = (id: number, body: string, was = '') =>
	saveForm(
		setting.db,
		act(id),
		cardsForm.parse({ fields: { 'o1.words.challenges': body, 'o1.was.challenges': was } }),
	);
const findings = (id: number) =>
	snapshot(setting.db, async (reader) => {
		const head = await getReportHead(reader, id);
		if (!head) throw new Error('no report');
		return (await listFindings(reader, head, await listReportRows(reader, id))).map(({ rule }) => rule);
	});

test('words on an output are kept, changed, taken back, and told in the record', async () => {
	const id = await start();
	await write(id, ' Roads were closed. ');
	const [said] = await words(id);
	expect(said).toMatchObject({ about: 'challenges', body: 'Roads were closed.' });
	await write(id, 'Roads were closed in May.', 'Roads were closed.');
	await write(id, '', 'Roads were closed in May.');
	expect(await words(id)).toEqual([]);
	expect(await ask(`select count(*) as n from audit_entry where action = 'write of output'`)).toEqual([
		{ n: 3 },
	]);
});

test('what somebody else wrote there meanwhile is not overwritten', async () => {
	const id = await start();
	await write(id, 'One');
	await expect(write(id, 'Two')).rejects.toBeInstanceOf(Conflict);
	// The answer was lost, and it is sent again.
	await write(id, 'One');
	expect(await words(id)).toMatchObject([{ body: 'One' }]);
});

test('words go on in the next version of the report', async () => {
	const id = await start();
	await save(id);
	await write(id, 'One');
	await submit(id);
	await approve(id);
	expect(await words(await start())).toMatchObject([{ body: 'One' }]);
});

test('a report that says of an output that there is nothing can be submitted, and a row takes it back', async () => {
	const id = await start();
	expect(await findings(id)).toEqual(['empty']);
	await setNothingForOutput(setting.db, { ...act(id), outputId: 1, nothing: true });
	expect(await nothing(id)).toHaveLength(1);
	expect(await findings(id)).toEqual([]);
	await save(id);
	expect(await nothing(id)).toEqual([]);
	await expect(
		setNothingForOutput(setting.db, { ...act(id), outputId: 1, nothing: true }),
	).rejects.toBeInstanceOf(Refused);
});

test('an output of another sector is refused', async () => {
	const id = await start();
	const refused = [
		setNothingForOutput(setting.db, { ...act(id), outputId: 99, nothing: true }),
		saveForm(setting.db, act(id), cardsForm.parse({ fields: { 'o99.words.next': 'x' } })),
	];
	for (const one of refused) await expect(one).rejects.toBeInstanceOf(Refused);
});
