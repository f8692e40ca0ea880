/** Kilograms that were kept as hundredths: migrated, every figure, target and baseline is the number that it was. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromSmallest } from '#lib/figures/unit.ts';
import { closeDatabase, migrate, openDatabase, rows, transaction } from '#lib/server/database/driver.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { countAnew } from '#lib/server/figures/index.ts';
import { migrationsBefore } from '../../support/older.ts';
import { execute } from '../../support/statements.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const text = (name: string) => `'{"en":"${name}"}'`;
/** Two indicators, in kg and in USD, of one approved report with 12.34 of each. */
const PLAN = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method)
		values (1, 'plan', ${text('Plan')}, 'USD', 2024, 2024, 'largest');
	insert into data_version (plan_id, version, public_version, changed_at, counted_by) values (1, 1, 1, 0, 999);
	insert into sector (id, plan_id, code, name) values (1, 1, 's', ${text('Sector')});
	insert into organisation (id, plan_id, code, name, type) values (1, 1, 'P', ${text('Partner')}, 'ingo');
	insert into period (id, plan_id, year, quarter, opens, due) values (1, 1, 2024, 1, '2024-01-01', '2024-04-01');
	insert into outcome (id, sector_id, code, name) values (1, 1, '1', ${text('Outcome')});
	insert into indicator (id, sector_id, outcome_id, code, name, unit, calculation, direction, baseline) values
		(1, 1, 1, 'a', ${text('Kilograms')}, 'kg', 'sum', 'down', 9999), (2, 1, 1, 'b', ${text('Dollars')}, 'usd', 'sum', 'up', null);
	insert into target (indicator_id, year, value, from_quarter) values (1, 2024, 5000, 1), (2, 2024, 5000, 1);
	insert into plan_group (id, plan_id, dimension, code, name, position) values (1, 1, 'sex', 'women', ${text('Women')}, 1);
	insert into group_combination (id, plan_id, mask, groups) values (1, 1, 2, '1');
	insert into combination_group (combination_id, dimension, group_id) values (1, 'sex', 1);
	insert into report (id, sector_id, partner_id, period_id, state, counts, updated_at) values (1, 1, 1, 1, 'approved', 1, 0);
	insert into activity (id, report_id, status) values (1, 1, 'ongoing');
	insert into entry (id, activity_id, report_id, indicator_id, total, high, eligible) values
		(1, 1, 1, 1, 1234, 2000, 1), (2, 1, 1, 2, 1234, null, 1);
	insert into cell (entry_id, combination_id, serves, value) values (1, 1, 2, 34), (2, 1, 2, 34);
	insert into person (id, email, name, created_at) values (1, 'o@example.org', 'O', 0);
	insert into workbook (id, report_id, person_id, at, edition, rows) values ('w', 1, 1, 0, 'e', '[]');
	insert into entry_month (entry_id, month, combination_id, value) values (1, 1, 0, 1234), (2, 1, 0, 1234);`;

test('amounts of the version before', async () => {
	const folder = temporaryFolder();
	const db = openDatabase(join(folder.path, 'masar.sqlite'));
	await migrate(db, migrationsBefore(folder.path, '0016_kilograms_of_three_decimals'));
	await execute(db, PLAN);
	await migrate(db);
	const amounts = async (query: string) =>
		(await rows<{ unit: 'kg' | 'usd'; amount: number }>(db.writer, query)).map(({ unit, amount }) =>
			fromSmallest(amount, unit),
		);
	const of = (column: string, from: string, on: string) =>
		amounts(`select i.unit, ${column} as amount from indicator i join ${from} on ${on} order by i.id`);
	expect(await of('e.total', 'entry e', 'e.indicator_id = i.id')).toEqual([12.34, 12.34]);
	expect(await of('e.high', 'entry e', 'e.indicator_id = i.id and e.high > 0')).toEqual([20]);
	expect(await of('c.value', 'cell c', 'c.entry_id = i.id')).toEqual([0.34, 0.34]);
	expect(await of('m.value', 'entry_month m', 'm.entry_id = i.id')).toEqual([12.34, 12.34]);
	expect(await of('t.value', 'target t', 't.indicator_id = i.id')).toEqual([50, 50]);
	expect(await amounts(`select unit, baseline as amount from indicator where id = 1`)).toEqual([99.99]);
	// A workbook that waited for its confirmation held amounts too.
	expect(await rows(db.writer, 'select id from workbook')).toEqual([]);
	// Its totals are counted anew, and not before it is opened.
	expect(await countAnew(db, new Date(0))).toEqual(['plan']);
	expect(await of('w.total', 'window_total w', 'w.indicator_id = i.id and w.year_to_date = 0')).toEqual([
		12.34, 12.34,
	]);
	expect(await transaction(db, checkTotals)).toEqual([]);
	await closeDatabase(db);
	folder.remove();
});
