/** Imports that were stored before exports of ActivityInfo were one sort of them. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase, rows, run } from '#lib/server/database/driver.ts';
import { migrationsBefore } from '../../support/older.ts';
import { execute } from '../../support/statements.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const STORED = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', '{"en":"Plan"}', 'USD', 2024, 2024, 'largest');
	insert into person (id, email, name, created_at) values (1, 'o@example.org', 'Officer', 0);
	insert into data_import (id, plan_id, person_id, at, file, sent_as, state, content, stored_at)
		values ('a', 1, 1, 5, 'x.csv', 'reports.csv', 'stored', '', 7);`;

test('stay what they were, and nothing of them is under way', async () => {
	const folder = temporaryFolder();
	const db = openDatabase(join(folder.path, 'plan.sqlite'));
	await migrate(db, migrationsBefore(folder.path, '0043_import_columns'));
	await execute(db, STORED);
	await migrate(db);
	await run(
		db.writer,
		`insert into data_import (id, plan_id, person_id, at, file, sent_as, state, content)
		values ('b', 1, 1, 6, 'y.txt', 'activityinfo', 'checked', '')`,
	);
	expect(
		await rows(db.writer, 'select id, file, sent_as, progress, stored_at from data_import order by id'),
	).toEqual([
		{ id: 'a', file: 'x.csv', sent_as: 'reports.csv', progress: null, stored_at: 7 },
		{ id: 'b', file: 'y.txt', sent_as: 'activityinfo', progress: null, stored_at: null },
	]);
	await closeDatabase(db);
	folder.remove();
});

test('stay what they were once people in need are one sort, and so does what was said of columns', async () => {
	const folder = temporaryFolder();
	const db = openDatabase(join(folder.path, 'plan.sqlite'));
	await migrate(db, migrationsBefore(folder.path, '0052_needs_as_a_file'));
	const said = `insert into import_column (plan_id, person_id, file, heading, name, said_at)`;
	await execute(db, `${STORED} ${said} values (1, 1, 'targets.csv', 'ziel', 'target', 3);`);
	await expect(run(db.writer, `${said} values (1, 1, 'needs.csv', 'ziel', null, 4)`)).rejects.toThrow();
	await migrate(db);
	await run(db.writer, `${said} values (1, 1, 'needs.csv', 'ziel', null, 4)`);
	await run(db.writer, `update data_import set sent_as = 'needs.csv' where id = 'a'`);
	expect(await rows(db.writer, 'select file, name from import_column order by said_at')).toEqual([
		{ file: 'targets.csv', name: 'target' },
		{ file: 'needs.csv', name: null },
	]);
	expect(await rows(db.writer, 'select sent_as, stored_at from data_import')).toEqual([
		{ sent_as: 'needs.csv', stored_at: 7 },
	]);
	await closeDatabase(db);
	folder.remove();
});
