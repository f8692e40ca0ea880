/** Rows that were stored with a column for each language, and the migration that put them into one. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as schema from '#db/schema/index.ts';
import { closeDatabase, migrate, openDatabase, rows, type Database } from '#lib/server/database/driver.ts';
import { migrationsBefore } from '../../support/older.ts';
import { execute } from '../../support/statements.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const TEXTS = '0011_texts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Database;

beforeEach(async () => {
	folder = temporaryFolder();
	db = openDatabase(join(folder.path, 'old.sqlite'));
	await migrate(db, migrationsBefore(folder.path, TEXTS));
});
afterEach(async () => {
	await closeDatabase(db);
	folder.remove();
});

test('every text is there afterwards in each of its languages, and nothing that hangs on it is lost', async () => {
	await execute(
		db,
		`insert into plan (id, code, name, name_ar, name_fr, currency, first_year, last_year, people_method, status, disclaimers)
		values (1, 'a', 'Plan "A"', 'خطة', null, 'USD', 2024, 2024, 'largest', '"As it is"', '["One\\nline",{"en":"Two","fr":"Deux"}]'),
			(2, 'b', 'B', null, '', 'USD', 2024, 2024, 'largest', null, '[]'),
			(3, 'c', 'C', null, 'Cé', 'USD', 2024, 2024, 'largest', '{"en":"x","ar":"س"}', '["only"]');
		insert into plan_group (id, plan_id, dimension, code, name, name_ar, position) values (1, 1, 'sex', 'f', 'Women', 'نساء', 0);
		insert into sector (id, plan_id, code, name, name_fr) values (1, 1, 's', 'Sector', 'Secteur');
		insert into outcome (id, sector_id, code, name, name_ar, name_fr) values (1, 1, '1', 'Outcome', 'نتيجة', 'Effet');
		insert into output (id, sector_id, outcome_id, code, name) values (1, 1, 1, '1.1', 'Output');
		insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation, note, note_fr)
		values (1, 1, 1, '1.a', '# \\ people', 'people', 'sum', 'Note', 'Remarque'), (2, 1, 1, '1.b', 'No note', 'count', 'sum', null, null);
		insert into place (id, plan_id, pcode, name, name_ar, level) values (1, 1, 'ZZ', 'Country', 'بلد', 0);
		insert into place_alias (place_id, name) values (1, 'Alias');
		insert into organisation (id, plan_id, code, name, type) values (1, 1, 'o', 'O''Neil', 'ingo');
		insert into geometry_layer (plan_id, level, hash, shapes, topology, source, disclaimer, imported_at)
		values (1, 0, 'h', 1, '{}', null, '"Not exact"', 0), (1, 1, 'i', 1, '{}', null, '{"en":"No","ar":"لا"}', 0), (1, 2, 'j', 1, '{}', null, null, 0);`,
	);
	await migrate(db);
	const { writer } = db;
	expect(await writer.select().from(schema.plan)).toMatchObject([
		{
			name: { en: 'Plan "A"', ar: 'خطة' },
			status: { en: 'As it is' },
			disclaimers: [{ en: 'One\nline' }, { en: 'Two', fr: 'Deux' }],
		},
		{ status: null, disclaimers: [] },
		{ name: { en: 'C', fr: 'Cé' }, status: { en: 'x', ar: 'س' }, disclaimers: [{ en: 'only' }] },
	]);
	const names = async (table: string) =>
		(await rows<{ name: string }>(writer, `select name from ${table} order by id`)).map(({ name }) => name);
	expect(await names('plan')).toEqual([
		'{"en":"Plan \\"A\\"","ar":"خطة"}',
		'{"en":"B"}',
		'{"en":"C","fr":"Cé"}',
	]);
	expect(await names('plan_group')).toEqual(['{"en":"Women","ar":"نساء"}']);
	expect(await names('sector')).toEqual(['{"en":"Sector","fr":"Secteur"}']);
	expect(await names('outcome')).toEqual(['{"en":"Outcome","ar":"نتيجة","fr":"Effet"}']);
	expect(await names('output')).toEqual(['{"en":"Output"}']);
	expect(await names('place')).toEqual(['{"en":"Country","ar":"بلد"}']);
	expect(await names('organisation')).toEqual([`{"en":"O'Neil"}`]);
	expect(await writer.select().from(schema.indicator)).toMatchObject([
		{ name: { en: '# \\ people' }, note: { en: 'Note', fr: 'Remarque' } },
		{ name: { en: 'No note' }, note: null },
	]);
	expect(await writer.select().from(schema.geometryLayer)).toMatchObject([
		{ disclaimer: { en: 'Not exact' } },
		{ disclaimer: { en: 'No', ar: 'لا' } },
		{ disclaimer: null },
	]);
	expect(await writer.select().from(schema.placeAlias)).toEqual([{ placeId: 1, name: 'Alias' }]);
});
