/** Rates that were kept as millionths: migrated, each is the number that it was, and no amount of money moves. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase, rows } from '#lib/server/database/driver.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { execute } from '../../support/statements.ts';

const PLAN = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', 'Plan', 'USD', 2024, 2024, 'largest');
	insert into sector (id, plan_id, code, name) values (1, 1, 's', 'Sector');
	insert into organisation (id, plan_id, code, name, type) values (1, 1, 'D', 'Donor', 'donor');
	insert into requirement (id, sector_id, year, amount, currency, usd_rate, usd)
		values (1, 1, 2024, 100, 'USD', 1000000, 100);
	insert into contribution (id, sector_id, year, donor_id, status, amount, currency, usd_rate, usd) values
		(1, 1, 2024, 1, 'received', 100, 'EUR', 1080000, 108), (2, 1, 2024, 1, 'pledged', 700, 'LBP', 11, 0),
		(3, 1, 2024, 1, 'pledged', 700, 'XXX', 1234567, 864);`;

test('rates of the version before', async () => {
	const folder = temporaryFolder();
	const older = join(folder.path, 'migrations');
	cpSync('db/migrations/sqlite', older, { recursive: true });
	const journal = join(older, 'meta/_journal.json');
	const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8')) as { entries: { tag: string }[] };
	const before = entries.findIndex(({ tag }) => tag.endsWith('rates_of_fifteen_digits'));
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, before) }));
	const db = openDatabase(join(folder.path, 'masar.sqlite'));
	await migrate(db, older);
	await execute(db, PLAN);
	await migrate(db);
	const ask = (table: string) => rows(db.writer, `select usd_rate as rate, usd from ${table} order by id`);
	expect(await ask('requirement')).toEqual([{ rate: 1, usd: 100 }]);
	expect(await ask('contribution')).toEqual([
		{ rate: 1.08, usd: 108 },
		{ rate: 0.000011, usd: 0 },
		{ rate: 1.234567, usd: 864 },
	]);
	const twice = `insert into requirement (sector_id, year, amount, currency, usd_rate, usd) values (1, 2024, 1, 'USD', 1, 1)`;
	await expect(execute(db, twice)).rejects.toThrow('UNIQUE');
	await closeDatabase(db);
	folder.remove();
});
