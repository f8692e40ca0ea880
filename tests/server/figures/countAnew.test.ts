/** Totals that were stored before dimensions had names, by the rules of then. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase, rows, type Database } from '#lib/server/database/driver.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { execute } from '../../support/statements.ts';

/** The migrations before that of figures by name. */
const BEFORE = 8;

/** By sex only women 10, by sex and cohort women 60 and men 40 of 100: the smaller breakdown answered by sex. */
const OLD = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', 'Plan', 'USD', 2024, 2024, 'largest');
	insert into data_version (plan_id, version, changed_at) values (1, 7, 0);
	insert into sector (id, plan_id, code, name) values (1, 1, 's', 'Sector');
	insert into organisation (id, plan_id, code, name, type) values (1, 1, 'P', 'Partner', 'nngo');
	insert into outcome (id, sector_id, code, name) values (1, 1, '1', 'Outcome');
	insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation) values
		(1, 1, 1, '1.a', 'People', 'people', 'sum');
	insert into period (id, plan_id, year, quarter, opens, due) values (1, 1, 2024, 1, '2024-04-01', '2024-04-15');
	insert into plan_group (id, plan_id, dimension, code, name, position) values
		(1, 1, 'sex', 'women', 'Women', 1), (2, 1, 'sex', 'men', 'Men', 2), (3, 1, 'cohort', 'all', 'All', 1);
	insert into group_combination (id, plan_id, mask, sex_id, cohort_id) values
		(1, 1, 1, 1, null), (2, 1, 3, 1, 3), (3, 1, 3, 2, 3);
	insert into report (id, sector_id, partner_id, period_id, version, state, counts, updated_at)
		values (1, 1, 1, 1, 1, 'approved', 1, 0);
	insert into activity (id, report_id, status) values (1, 1, 'ongoing');
	insert into entry (id, activity_id, report_id, indicator_id, total, eligible) values (1, 1, 1, 1, 100, 1);
	insert into cell (entry_id, combination_id, serves, value) values (1, 1, 1, 10), (1, 2, 6, 60), (1, 3, 6, 40);
	insert into place_total (indicator_id, year, quarter, place_id, partner_id, total, activities)
		values (1, 2024, 1, 0, 1, 100, 1);
	insert into window_total (indicator_id, year, quarter, year_to_date, total, unnamed, facts)
		values (1, 2024, 1, 0, 100, 100, 1);
	insert into window_group (indicator_id, year, quarter, year_to_date, group_id, value, facts)
		values (1, 2024, 1, 0, 1, 10, 1), (1, 2024, 1, 0, -1, 10, 1), (1, 2024, 1, 0, -2, 100, 1);`;

let folder: string;
let db: Database;

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-count-anew-'));
	const older = join(folder, 'migrations');
	cpSync('db/migrations/sqlite', older, { recursive: true });
	const journal = join(older, 'meta/_journal.json');
	const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, BEFORE) }));
	db = openDatabase(join(folder, 'masar.sqlite'));
	await migrate(db, older);
	await execute(db, OLD);
	await migrate(db);
});

afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

const byGroup = () =>
	rows(
		db.writer,
		`select group_id as "group", value from window_group where year_to_date = 0
		union all select dimension, value from window_dimension where year_to_date = 0 order by 2, 1`,
	);

test('what has a dimension at all keeps its figure under its name', async () => {
	expect(await byGroup()).toEqual([
		{ group: 1, value: 10 },
		{ group: 'sex', value: 10 },
		{ group: 'cohort', value: 100 },
	]);
});

test('totals of older rules are counted anew, once, and the data version rises', async () => {
	expect(await countAnew(db, new Date(0))).toEqual(['plan']);
	expect(await byGroup()).toEqual([
		{ group: 2, value: 40 },
		{ group: 1, value: 60 },
		{ group: 3, value: 100 },
		{ group: 'cohort', value: 100 },
		{ group: 'sex', value: 100 },
	]);
	expect(await rows(db.writer, 'select version from data_version')).toEqual([{ version: 8 }]);
	expect(await countAnew(db, new Date(0))).toEqual([]);
});
