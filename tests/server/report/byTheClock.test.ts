import { expect, test } from 'vitest';
import { returnReport } from '#lib/server/report/commands/returnReport.ts';
import { writeLettersDue } from '#lib/server/report/letters/byTheClock.ts';
import { NOW, REVIEWER, useSetting } from './setting.ts';

const setting = useSetting();
const { start, save, submit, change, ask } = setting;
const at = (day: string) =>
	writeLettersDue(setting.db, { origin: 'https://m.example', clock: () => new Date(`${day}T09:00:00Z`) });
const subjects = async () =>
	(await ask<{ subject: string }>('select subject from mail order by id')).map(({ subject }) => subject);

/** The only quarter whose days are looked at; partner 1 is expected, and the officer reports for it. */
async function expected(): Promise<void> {
	await change(
		`insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', '{"en":"O"}')`,
	);
	await change(`insert into participation (partner_id, output_id, from_quarter) values (1, 1, ${2023 * 4})`);
	await change('delete from period where id <> 3');
	await change(`update period set opens = '2024-07-01', due = '2024-07-20', locks = '2024-08-31'`);
}

test('each letter of the calendar is written once, to whom it is for', async () => {
	await expected();
	expect(await at('2024-06-30')).toBe(0);
	expect(await at('2024-07-01')).toBe(1);
	expect(await at('2024-07-01')).toBe(0);
	expect(await at('2024-07-02')).toBe(0);
	expect(await at('2024-07-15')).toBe(1);
	expect(await at('2024-07-21')).toBe(1);
	expect(await at('2024-07-22')).toBe(0);
	expect(await subjects()).toEqual([
		'You can report the second quarter of 2024 now',
		'Your report for the second quarter of 2024 is due on 20 July 2024',
		'Your report for the second quarter of 2024 was due on 20 July 2024',
	]);
});

test('of two servers at once, one writes', async () => {
	await expected();
	const both = await Promise.all([at('2024-07-01'), at('2024-07-01')]);
	expect(both.toSorted()).toEqual([0, 1]);
});

test('whoever has sent the report hears nothing; whoever was sent it back is asked to correct it', async () => {
	await expected();
	const id = await start();
	await save(id);
	await submit(id);
	expect(await at('2024-07-15')).toBe(0);
	await returnReport(setting.db, { reportId: id, personId: REVIEWER, now: NOW, comment: 'Too little' });
	expect(await at('2024-07-21')).toBe(1);
	const [mail] = await ask<{ body: string }>('select body from mail');
	expect(mail?.body).toContain('came in and was sent back');
	expect(mail?.body).toContain('Too little');
});

test('coordinators hear how many reports wait before the lock, and nothing where none does', async () => {
	await expected();
	await change(`delete from person_role where role = 'coordinator'`);
	await change(
		`insert into person_role (person_id, plan_id, role, sector_id) values (${REVIEWER}, 1, 'coordinator', 1)`,
	);
	expect(await at('2024-08-24')).toBe(0);
	const id = await start();
	await save(id);
	await submit(id);
	// One that came in after the first of these days is told of all the same.
	expect(await at('2024-08-25')).toBe(1);
	expect(await at('2024-08-26')).toBe(0);
	expect(await at('2024-08-30')).toBe(1);
	expect(await subjects()).toEqual([
		'1 report for the second quarter of 2024 waits; the quarter is locked after 31 August 2024',
		'1 report for the second quarter of 2024 waits; the quarter is locked after 31 August 2024',
	]);
});
