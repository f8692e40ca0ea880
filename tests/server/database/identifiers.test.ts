/** Reports and entries that were stored before their identifiers were given once only. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lastIdentifier } from '#lib/server/database/batch.ts';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { migrationsBefore } from '../../support/older.ts';
import { execute } from '../../support/statements.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const STORED = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', '{"en":"Plan"}', 'USD', 2024, 2024, 'largest');
	insert into sector (id, plan_id, code, name) values (1, 1, 's', '{"en":"Sector"}');
	insert into organisation (id, plan_id, code, name, type) values (1, 1, 'P', '{"en":"Partner"}', 'nngo');
	insert into place (id, plan_id, pcode, name, level) values (1, 1, 'C', '{"en":"Country"}', 0);
	insert into outcome (id, sector_id, code, name) values (1, 1, '1', '{"en":"Outcome"}');
	insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', '{"en":"Output"}');
	insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation)
		values (1, 1, 1, '1.a', '{"en":"Projects"}', 'count', 'sum');
	insert into period (id, plan_id, year, quarter, opens, due) values (1, 1, 2024, 1, '2024-04-01', '2024-04-15');
	insert into plan_group (id, plan_id, dimension, code, name, position) values (1, 1, 'sex', 'women', '{"en":"Women"}', 1);
	insert into group_combination (id, plan_id, mask, groups) values (1, 1, 1, '1');
	insert into person (id, email, name, created_at) values (1, 'o@example.org', 'Officer', 0);
	insert into report (id, sector_id, partner_id, period_id, version, state, counts, updated_at)
		values (3, 1, 1, 1, 1, 'approved', 1, 5), (4, 1, 1, 1, 2, 'draft', 0, 6);
	insert into activity (id, report_id, reference, place_id, status) values (1, 3, 'A', 1, 'ongoing'), (2, 4, 'A', null, 'planned');
	insert into entry (id, activity_id, report_id, reference, place_id, indicator_id, total, eligible, unread, version, sent, continues)
		values (7, 1, 3, 'A', 1, 1, 12, 1, null, 4, 's', null), (8, 2, 4, 'A', null, 1, null, 0, '[]', 1, null, 7);
	insert into cell (entry_id, combination_id, serves, value) values (7, 1, 1, 5);
	insert into entry_month (entry_id, month, combination_id, value) values (7, 1, 0, 12);
	insert into explanation (entry_id, rule, body) values (8, 'alike', 'Yes.');
	insert into report_comment (report_id, entry_id, person_id, at, body) values (4, 8, 1, 0, 'Why?');
	insert into report_nothing (report_id, output_id) values (4, 1);
	insert into submission (key, report_id, content, at) values ('k', 3, 'c', 0);
	insert into workbook (id, report_id, person_id, at, edition, rows) values ('w', 4, 1, 0, 'e', '[]');
	insert into audit_entry (at, action, subject, previous_hash, hash) values
		(0, 'remove row', 'entry/41', 'a', 'b'), (0, 'save row', 'activity/30', 'b', 'c'),
		(0, 'delete draft', 'report/12', 'c', 'd'), (0, 'import bundle', 'sector/900', 'd', 'e');`;
const TABLES = [
	...[
		'report',
		'activity',
		'entry',
		'cell',
		'entry_month',
		'explanation',
		'report_comment',
		'report_nothing',
	],
	...['submission', 'workbook'],
];

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;

beforeEach(async () => {
	folder = temporaryFolder();
	db = openDatabase(join(folder.path, 'old.sqlite'));
	await migrate(db, migrationsBefore(folder.path, '0012_lasting_identifiers'));
	await execute(db, STORED);
});
afterEach(async () => {
	await closeDatabase(db);
	folder.remove();
});

async function everything(): Promise<unknown[]> {
	return Promise.all(TABLES.map(async (table) => rows(db.writer, `select * from ${table} order by 1, 2`)));
}

test('every row is there afterwards as it was, and what hangs on it', async () => {
	const before = await everything();
	expect(before.every((found) => (found as unknown[]).length > 0)).toBe(true);
	await migrate(db);
	// Columns that came later stand beside them.
	expect(await everything()).toMatchObject(before as object[]);
});

test('the next ones come after all that the record names, and after each other', async () => {
	await migrate(db);
	await execute(
		db,
		`insert into entry (activity_id, report_id, indicator_id, eligible) values (2, 4, 1, 0);
		delete from report where id = 4;
		insert into report (sector_id, partner_id, period_id, version, state, updated_at) values (1, 1, 1, 2, 'draft', 0);
		insert into activity (id, report_id, status) select 9, max(id), 'planned' from report;
		insert into entry (activity_id, report_id, indicator_id, eligible) select 9, max(id), 1, 0 from report;`,
	);
	expect(await rows(db.writer, `select id, report_id as report from entry order by id`)).toEqual([
		{ id: 7, report: 3 },
		{ id: 43, report: 13 },
	]);
	await execute(db, `delete from entry where id = 43`);
	expect(await transaction(db, (writer) => lastIdentifier(writer, 'entry'))).toBe(43);
});
