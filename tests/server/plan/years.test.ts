/** A year before a plan's first, and a year that is taken away. Source: docs/rules.md, Period. */
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { YEAR_CONTENTS, type YearContent } from '#lib/plan/yearContents.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { addNextYear } from '#lib/server/plan/commands/nextYear.ts';
import { takeYear } from '#lib/server/plan/commands/takeYear.ts';
import { addYearBefore } from '#lib/server/plan/commands/yearBefore.ts';
import { listYearContents } from '#lib/server/plan/queries/yearContents.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const act = { planId: 1, personId: OFFICER, now: NOW };
const years = async () =>
	(
		await setting.ask<{ f: number; l: number; code: string }>(
			`select first_year as f, last_year as l, code from plan where id = 1`,
		)
	)[0] ?? { f: 0, l: 0, code: '' };
const seen = { figures: '', correction: '' };

async function before(year: number) {
	const { code } = await years();
	return storeSeen(setting.db, { id: 1, code, now: NOW }, seen, (writer) => addYearBefore(writer, act, year));
}

async function take(year: number) {
	const { code } = await years();
	return storeSeen(setting.db, { id: 1, code, now: NOW }, seen, (writer) => takeYear(writer, act, year));
}

const stands = async (year: number) =>
	(await snapshot(setting.db, (reader) => listYearContents(reader, 1, year))).map(({ what }) => what);

test('the year before the first is added with its quarters, moves nothing, and expects nobody', async () => {
	const { f, l } = await years();
	expect(await before(f)).toEqual({ done: f - 1, figures: null });
	expect(await years()).toMatchObject({ f: f - 1, l });
	const days = await setting.ask(`select quarter, locks from period where year = ${f - 1} order by quarter`);
	expect(days).toEqual([1, 2, 3, 4].map((quarter) => ({ quarter, locks: null })));
	expect(await stands(f - 1)).toEqual([]);
	// Pressed twice, it adds one.
	await expect(before(f)).rejects.toThrow('changed meanwhile');
	await setting.change(`update plan set last_year = first_year + 9 where id = 1`);
	await expect(before(f - 1)).rejects.toThrow('years');
});

test('a year added by mistake is taken away, with the targets that came along', async () => {
	const { f, l } = await years();
	const of = `(select id from indicator where sector_id = 1 order by id limit 1)`;
	await setting.change(
		`insert into target (indicator_id, year, from_quarter, value) values (${of}, ${l}, 1, 90), (${of}, ${l}, 3, 70)`,
	);
	const next = { ...act, keepsTargets: true, goesOn: false };
	await addNextYear(setting.db, { ...next, after: l });
	await addNextYear(setting.db, { ...next, after: l + 1 });
	// In the middle it stays.
	await expect(take(l + 1)).rejects.toThrow('changed meanwhile');
	expect((await take(l + 2)).figures).toBeNull();
	expect(await setting.ask(`select 1 from period where year > ${l + 1}`)).toEqual([]);
	expect(await setting.ask(`select 1 from target where year > ${l + 1}`)).toEqual([]);
	expect(await setting.ask(`select value from target where year = ${l + 1}`)).toEqual([{ value: 70 }]);
	await setting.change(`update target set value = 71 where year = ${l + 1}`);
	expect(await stands(l + 1)).toEqual(['targets']);
	await expect(take(l + 1)).rejects.toThrow('year in use');
	expect(await years()).toMatchObject({ f, l: l + 1 });
});

test('the first year goes as the last does, and the only one stays', async () => {
	const { f, l } = await years();
	await before(f);
	expect((await take(f - 1)).figures).toBeNull();
	expect(await years()).toMatchObject({ f, l });
	await setting.change(`update plan set first_year = ${l} where id = 1`);
	await expect(take(l)).rejects.toThrow('changed meanwhile');
});

const INDICATOR = `(select id from indicator where sector_id = 1 order by id limit 1)`;
/** A row of each that keeps a year. */
const ROWS: Readonly<Record<YearContent, (year: number) => string>> = {
	reports: (year) => `insert into report (sector_id, partner_id, period_id, version, state, updated_at)
		select 1, 1, id, 1, 'draft', 0 from period where year = ${year} and quarter = 1`,
	targets: (year) => `insert into target (indicator_id, year, value) values (${INDICATOR}, ${year}, 5)`,
	'people in need': (year) => `insert into people_in_need (sector_id, year, in_need) values (1, ${year}, 5)`,
	funding: (year) => `insert into requirement (sector_id, year, amount, currency, usd_rate, usd)
		values (1, ${year}, 5, 'USD', 1, 5)`,
	referrals: (year) => `insert into referral (plan_id, month, from_sector, from_id, to_sector, status, count)
		values (1, '${year}-02', 'a', 1, 'b', 'accepted', 1)`,
	texts: (year) => `insert into narrative (sector_id, year, quarter, section, language, slug, body)
		values (1, ${year}, 1, 'summary', 'en', 'a', 'a')`,
	marks: (year) => `insert into incomplete_mark (indicator_id, year, quarter, reason)
		values (${INDICATOR}, ${year}, 1, 'a')`,
	publications: (year) => `insert into publication_notice (sector_id, year, quarter, day, words)
		values (1, ${year}, 1, '2024-01-01', '{"en":"a"}')`,
	surveys: (year) => `insert into survey_wave (survey_id, code, name, first_day, last_day, responses,
		with_sector_id, with_year, with_quarter) values (1, 'w', '{"en":"w"}', '2024-01-01', '2024-01-02', 1, 1, ${year}, 1)`,
	'first quarters': (year) =>
		`update place set later_kinds = '[{"year":${year},"quarter":1,"value":"camp"}]' where id =
		(select id from place where level = 3 order by id limit 1)`,
};

test.each(YEAR_CONTENTS)('%s keep it', async (what) => {
	const { l } = await years();
	await addNextYear(setting.db, { ...act, keepsTargets: false, goesOn: false, after: l });
	if (what === 'surveys')
		await setting.change(`insert into survey (id, plan_id, code, name, sampling, minimum, method)
			values (1, 1, 's', '{"en":"s"}', 'open', 5, '{}')`);
	await setting.change(ROWS[what](l + 1));
	expect(await stands(l + 1)).toEqual([what]);
	await expect(take(l + 1)).rejects.toThrow('year in use');
});

test('what is of a year in the database keeps it, or follows from what does', () => {
	const asked = [
		...[
			'contribution',
			'incomplete_mark',
			'narrative',
			'people_in_need',
			'publication',
			'publication_notice',
		],
		...['publication_plan', 'requirement', 'survey_wave', 'target'],
	];
	/** Made of reports. */
	const isTotal = (name: string) => /^(group|people|place|window)_(dimension|group|total)$/.test(name);
	const found = Object.values(schema).flatMap((table) =>
		is(table, SQLiteTable) &&
		Object.keys(getTableColumns(table)).some((name) => /^(withYear|year)$/.test(name))
			? [getTableName(table)]
			: [],
	);
	expect(found.filter((name) => !isTotal(name)).sort()).toEqual([...asked, 'period'].sort());
});
