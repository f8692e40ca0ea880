/** Roles, offers and clearances that were stored before there were clearers and words that send a draft back. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	run,
	type Database,
} from '#lib/server/database/driver.ts';
import { migrationsBefore } from '../../support/older.ts';
import { execute } from '../../support/statements.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const STORED = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', '{"en":"Plan"}', 'USD', 2024, 2024, 'largest');
	insert into sector (id, plan_id, code, name) values (1, 1, 's', '{"en":"Sector"}');
	insert into person (id, email, name, created_at) values (1, 'o@example.org', 'Officer', 0);
	insert into person_role (id, person_id, plan_id, role, sector_id) values (4, 1, 1, 'coordinator', 1), (5, 1, 1, 'reader', null);
	insert into role_offer (id, person_id, plan_id, role, offered_at) values (6, 1, 1, 'administrator', 9);
	insert into publication (id, sector_id, year, quarter, state, as_of, content, content_hash, annex)
		values (1, 1, 2024, 1, 'draft', 3, '{}', 'h', '{}');
	insert into publication_clearance (id, publication_id, role, how, person_id, name, day, words, content_hash)
		values (7, 1, 'co_lead', 'outside', 1, 'Somebody', '2024-05-01', 'Minutes', 'h');`;

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;
beforeEach(async () => {
	folder = temporaryFolder();
	db = openDatabase(join(folder.path, 'plan.sqlite'));
	await migrate(db, migrationsBefore(folder.path, '0037_clearance'));
	await execute(db, STORED);
	await migrate(db);
});
afterEach(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('stay what they were', async () => {
	expect(await rows(db.writer, 'select id, role, sector_id, clears from person_role order by id')).toEqual([
		{ id: 4, role: 'coordinator', sector_id: 1, clears: null },
		{ id: 5, role: 'reader', sector_id: null, clears: null },
	]);
	expect(await rows(db.writer, 'select id, role, clears, offered_at from role_offer')).toEqual([
		{ id: 6, role: 'administrator', clears: null, offered_at: 9 },
	]);
	expect(
		await rows(db.writer, 'select id, verdict, how, name, day, words, seen from publication_clearance'),
	).toEqual([
		{
			...{ id: 7, verdict: 'cleared', how: 'outside', name: 'Somebody', day: '2024-05-01' },
			...{ words: 'Minutes', seen: null },
		},
	]);
});

test('are told apart by what they clear, and none is a clearer’s without a role of the plan', async () => {
	const give = (role: string, clears: string | null) =>
		run(
			db.writer,
			`insert into person_role (person_id, plan_id, role, clears) values (1, 1, @role, @clears)`,
			{ role, clears },
		);
	await give('clearer', 'co_lead');
	await give('clearer', 'inter_agency');
	await expect(give('clearer', 'co_lead')).rejects.toThrow(/unique/i);
	await expect(give('clearer', null)).rejects.toThrow(/constraint/i);
	await expect(give('donor', 'co_lead')).rejects.toThrow(/constraint/i);
	await expect(give('reader', null)).rejects.toThrow(/unique/i);
});
