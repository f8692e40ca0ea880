/** A plan's next year. Source: docs/rules.md, Period. */
import { expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { addNextYear } from '#lib/server/plan/commands/nextYear.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const asked = { planId: 1, personId: OFFICER, now: NOW, keepsTargets: true, goesOn: true };
const last = async () =>
	Number((await setting.ask<{ y: number }>(`select last_year as y from plan where id = 1`))[0]?.y);

test('a year is added with its quarters, the targets that stood at the end, and who was expected', async () => {
	const after = await last();
	const end = quarterIndex({ year: after, quarter: 4 });
	const of = `from indicator where sector_id = 1 order by id limit 1`;
	await setting.change(
		`insert into target (indicator_id, year, from_quarter, value) select id, ${after}, 1, 100 ${of}`,
	);
	await setting.change(
		`insert into target (indicator_id, year, from_quarter, value) select id, ${after}, 3, 150 ${of}`,
	);
	await setting.change(
		`insert into target (indicator_id, year, quarter, value) select id, ${after}, 2, 40 ${of}`,
	);
	await setting.change(`insert into output (id, sector_id, outcome_id, code, name)
		select 901, 1, id, '1.9', '{"en":"Output"}' from outcome where sector_id = 1 limit 1`);
	await setting.change(`insert into participation (partner_id, output_id, from_quarter, to_quarter) values
		(1, 901, 1, ${end}), (2, 901, 1, ${end - 1})`);
	expect(await addNextYear(setting.db, { ...asked, after })).toBe(after + 1);
	expect(await last()).toBe(after + 1);
	const targets = `select quarter, from_quarter, value from target where year = ${after + 1} order by value`;
	expect(await setting.ask(targets)).toEqual([
		{ quarter: 2, from_quarter: 1, value: 40 },
		{ quarter: null, from_quarter: 1, value: 150 },
	]);
	expect(
		await setting.ask(`select opens from period where year = ${after + 1} order by quarter`),
	).toHaveLength(4);
	const spans = `select partner_id as p, to_quarter as "to" from participation order by partner_id`;
	expect(await setting.ask(spans)).toEqual([
		{ p: 1, to: null },
		{ p: 2, to: end - 1 },
	]);
	// Pressed twice, it adds one.
	await expect(addNextYear(setting.db, { ...asked, after })).rejects.toThrow('changed meanwhile');
});

test('a year is added without targets, and none beyond ten', async () => {
	const first = await last();
	await setting.change(
		`insert into target (indicator_id, year, value) select id, ${first}, 1 from indicator limit 1`,
	);
	await addNextYear(setting.db, { ...asked, keepsTargets: false, after: first });
	expect(await setting.ask(`select 1 from target where year = ${first + 1}`)).toEqual([]);
	await setting.change(`update plan set first_year = last_year - 9 where id = 1`);
	await expect(addNextYear(setting.db, { ...asked, after: first + 1 })).rejects.toThrow('years');
});
