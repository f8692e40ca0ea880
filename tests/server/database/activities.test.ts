/** Rows that were stored before there were activities: migrated, each is an entry of one. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase, rows, type Database } from '#lib/server/database/driver.ts';
import { execute } from '../../support/statements.ts';

/** The migrations before that of activities and entries. */
const BEFORE = 6;

const PLAN = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', 'Plan', 'USD', 2024, 2024, 'largest');
	insert into sector (id, plan_id, code, name) values (1, 1, 's', 'Sector');
	insert into organisation (id, plan_id, code, name, type) values
		(1, 1, 'P', 'Partner', 'nngo'), (2, 1, 'D', 'Donor', 'donor'), (3, 1, 'E', 'Other donor', 'donor');
	insert into place (id, plan_id, pcode, name, level) values (1, 1, 'C', 'Country', 0);
	insert into place (id, plan_id, pcode, name, level, parent_id) values (2, 1, 'G', 'Governorate', 1, 1);
	insert into outcome (id, sector_id, code, name) values (1, 1, '1', 'Outcome');
	insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation) values
		(1, 1, 1, '1.a', 'Projects', 'count', 'sum'), (2, 1, 1, '1.b', 'Money', 'usd', 'sum'),
		(3, 1, 1, '1.c', 'People', 'people', 'sum');
	insert into period (id, plan_id, year, quarter, opens, due) values (1, 1, 2024, 1, '2024-04-01', '2024-04-15');
	insert into plan_group (id, plan_id, dimension, code, name, position) values (1, 1, 'sex', 'women', 'Women', 1);
	insert into group_combination (id, plan_id, mask, sex_id) values (1, 1, 1, 1);
	insert into person (id, email, name, created_at) values (1, 'o@example.org', 'Officer', 0);
	insert into report (id, sector_id, partner_id, period_id, version, state, updated_at) values
		(1, 1, 1, 1, 1, 'returned', 0), (2, 1, 1, 1, 2, 'draft', 0);`;

/** Two rows of one finished project, one that says something else, one of the version before; then unnamed ones. */
const ROWS = `
	insert into activity (id, report_id, reference, indicator_id, place_id, status, total, eligible, note, version, sent, continues)
	values
		(10, 1, 'A', 1, 2, 'completed', 1, 1, null, 0, null, null),
		(11, 2, 'A', 1, 2, 'completed', 1, 1, null, 3, 'first', 10),
		(12, 2, 'A', 2, 2, 'completed', 4000000, 1, null, 4, 'second', null),
		(13, 2, 'A', 3, 2, 'ongoing', 320, 1, null, 0, null, null),
		(14, 2, 'A', 3, null, 'completed', 5, 1, null, 0, null, null),
		(15, 2, null, 1, 2, 'completed', 1, 1, null, 0, null, null),
		(16, 2, null, 2, 2, 'completed', 1, 1, null, 0, null, null),
		(17, 2, '!000001', 1, 2, 'completed', 1, 1, null, 0, null, null),
		(18, 2, 'B', 1, 2, 'completed', 1, 1, null, 0, null, null),
		(19, 2, 'B', 2, 2, 'completed', 1, 1, null, 0, null, null),
		(20, 2, 'B', 3, 2, 'completed', 1, 1, 'Said', 0, null, null);
	insert into activity_donor (activity_id, donor_id) values (11, 3), (11, 2), (12, 2), (12, 3), (18, 2), (19, 3);
	insert into activity_tag (activity_id, tag) values (11, 'x'), (12, 'x');
	insert into cell (activity_id, combination_id, serves, value) values (13, 1, 1, 60);
	insert into explanation (activity_id, rule, body) values (12, 'above target', 'Yes.');
	insert into report_comment (report_id, activity_id, person_id, at, body) values (2, 13, 1, 0, 'Why?');
	insert into workbook (id, report_id, person_id, at, edition, rows) values ('w', 2, 1, 0, 'e', '[]');`;

let folder: string;
let db: Database;
const ask = (text: string) => rows(db.writer, text);

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-activities-'));
	const older = join(folder, 'migrations');
	cpSync('db/migrations/sqlite', older, { recursive: true });
	const journal = join(older, 'meta/_journal.json');
	const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] };
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, BEFORE) }));
	db = openDatabase(join(folder, 'masar.sqlite'));
	await migrate(db, older);
	await execute(db, PLAN + ROWS);
	await migrate(db);
});
afterAll(async () => {
	await closeDatabase(db);
	rmSync(folder, { recursive: true });
});

test('rows of one report and reference that agree in everything of the activity are one', async () => {
	expect(
		await ask(
			`select activity_id as activity, group_concat(id, ' ' order by id) as entries from entry group by 1 order by 1`,
		),
	).toEqual([
		{ activity: 10, entries: '10' },
		{ activity: 11, entries: '11 12' },
		{ activity: 13, entries: '13' },
		{ activity: 14, entries: '14' },
		{ activity: 15, entries: '15' },
		{ activity: 16, entries: '16' },
		{ activity: 17, entries: '17' },
		{ activity: 18, entries: '18' },
		{ activity: 19, entries: '19' },
		{ activity: 20, entries: '20' },
	]);
	expect(
		await ask(
			`select status, note, place_id as place from activity where id in (11, 13, 14, 20) order by id`,
		),
	).toEqual([
		{ status: 'completed', note: null, place: 2 },
		{ status: 'ongoing', note: null, place: 2 },
		{ status: 'completed', note: null, place: null },
		{ status: 'completed', note: 'Said', place: 2 },
	]);
});

test('an entry keeps the version, the name and the past of its row, and what hangs on it', async () => {
	expect(
		await ask(
			`select id, version, sent, continues, total, place_id as place from entry where id in (11, 12)`,
		),
	).toEqual([
		{ id: 11, version: 3, sent: 'first', continues: 10, total: 1, place: 2 },
		{ id: 12, version: 4, sent: 'second', continues: null, total: 4000000, place: 2 },
	]);
	expect(await ask(`select entry_id as entry, value from cell`)).toEqual([{ entry: 13, value: 60 }]);
	expect(await ask(`select entry_id as entry, body from explanation`)).toEqual([{ entry: 12, body: 'Yes.' }]);
	expect(await ask(`select entry_id as entry, body from report_comment`)).toEqual([
		{ entry: 13, body: 'Why?' },
	]);
	expect(
		await ask(`select activity_id as activity, donor_id as donor from activity_donor order by 1, 2`),
	).toEqual([
		{ activity: 11, donor: 2 },
		{ activity: 11, donor: 3 },
		{ activity: 18, donor: 2 },
		{ activity: 19, donor: 3 },
	]);
	expect(await ask(`select activity_id as activity, tag from activity_tag`)).toEqual([
		{ activity: 11, tag: 'x' },
	]);
});

test('a reference that an export invented is none', async () => {
	const found = `select e.reference as entry, a.reference as activity from entry e join activity a on a.id = e.activity_id`;
	expect(await ask(`${found} where e.id = 17`)).toEqual([{ entry: null, activity: null }]);
	expect(await ask(`${found} where e.id = 12`)).toEqual([{ entry: 'A', activity: 'A' }]);
});

test('what waited for its confirmation is asked for again', async () => {
	expect(await ask(`select id from workbook`)).toEqual([]);
});

test('an entry cannot stand at another place than its activity', async () => {
	const moved = ask(`update entry set place_id = 1 where id = 11 returning id`);
	await expect(moved).rejects.toThrow('FOREIGN KEY');
	await execute(db, `update activity set place_id = 1 where id = 11`);
	expect(await ask(`select place_id as place from entry where id = 12`)).toEqual([{ place: 1 }]);
});
