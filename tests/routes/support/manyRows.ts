/** A plan in which every list is long. */
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/commands/bumpDataVersion.ts';
import { rebuildTotals } from '#lib/server/figures/commands/totals/index.ts';
import { seedPeople } from './people.ts';

/** Of each that a list shows. */
const MANY = 5_000;
const NOW = Date.parse('2024-05-03T08:00:00Z');

/** Numbers from 1 on, as rows `i`. */
const each = (count = MANY) =>
	`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`;
const named = (words: string) => `'{"en":"${words} ' || i || '"}'`;

/** By what each is of: who looks for a list that is missing here adds it. */
const FILLS = [
	`insert into organisation (id, plan_id, code, name, type)
		${each()} select 1000 + i, 1, 'N' || i, ${named('Organisation')}, case when i % 2 = 0 then 'nngo' else 'donor' end from n`,
	`insert into person (id, email, name, created_at)
		${each()} select 10000 + i, 'p' || i || '@example.org', 'Person ' || i, ${NOW} from n`,
	`insert into person_role (person_id, plan_id, role, organisation_id)
		${each()} select 10000 + i, 1, 'partner_reporter', 1000 + i from n`,
	// A country has hundreds of districts at most.
	`insert into place (id, plan_id, pcode, name, level, parent_id, governorate_id, lat, lon)
		${each(400)} select 20000 + i, 1, 'D' || i, ${named('District')}, 2, 2, 2, 33, 35 from n`,
	`insert into place (id, plan_id, pcode, name, level, kind, parent_id, governorate_id, district_id, lat, lon)
		${each()} select 1000 + i, 1, 'M' || i, ${named('Place')}, 3, 'municipality',
			20001 + i % 400, 2, 20001 + i % 400, 33, 35 from n`,
	`insert into place_alias (place_id, name) ${each()} select 4, 'Other ' || i from n where i <= 40`,
	`insert into audit_entry (at, person_id, plan_id, action, subject, before, after, previous_hash, hash)
		${each()} select ${NOW} + i, 1, 1, 'change places', 'plan/1', null, '{"added":["a"]}', 'p' || i, 'h' || i from n`,
	`insert into audit_entry (at, person_id, plan_id, action, subject, before, after, previous_hash, hash)
		${each(500)} select ${NOW} + i, 1, 1, 'change places', 'report/2', null, '{"added":["a"]}',
			'q' || i, 'i' || i from n`,
	`insert into data_import (id, plan_id, person_id, at, file, sent_as, state, content)
		${each()} select 'import' || i, 1, 1, ${NOW} + i, 'file ' || i || '.zip', 'bundle', 'checked', '' from n`,
	// A framework of another sector, so that not every page of figures is one of so many indicators.
	`insert into sector (id, plan_id, code, name) values (9, 1, 'water', '{"en":"Water"}')`,
	`insert into outcome (id, sector_id, code, name) values (9, 9, '1', '{"en":"Water"}')`,
	`insert into output (id, sector_id, outcome_id, code, name) values (9, 9, 9, '1.1', '{"en":"Wells"}')`,
	`insert into indicator (sector_id, outcome_id, output_id, code, name, unit, calculation)
		${each()} select 9, 9, 9, '1.1.' || i, ${named('Indicator')}, 'people', 'sum' from n`,
	`insert into contribution (sector_id, reference, year, output_id, donor_id, partner_id, status, amount, currency, usd_rate, usd)
		${each()} select 1, 'c' || i, 2024, 1, 1000 + i, 1000 + i, case when i % 2 = 0 then 'received' else 'pledged' end,
			100, 'USD', 1, 100 from n`,
	// One donor of the address that is asked has as many alone.
	`insert into contribution (sector_id, reference, year, output_id, donor_id, partner_id, status, amount, currency, usd_rate, usd)
		${each()} select 1, 'd' || i, 2024, 1, 3, 1000 + i, 'received', 100, 'USD', 1, 100 from n`,
	`insert into referral (plan_id, month, from_sector, from_id, to_sector, to_id, status, count)
		${each()} select 1, '2024-0' || (1 + i % 6), 'shelter', 1000 + i, 'shelter', 1, 'accepted', 1 from n`,
	`insert into service (id, plan_id, code, organisation_id, name, need, reach, confirmed_on, confirmed_by)
		${each()} select i, 1, 's' || i, 1, ${named('Service')}, 'health', '{"en":"call"}', '2024-05-01', 'organisation' from n`,
	`insert into people_in_need (sector_id, year, place_id, in_need) ${each()} select 1, 2024, 1000 + i, i from n`,
	`insert into target (indicator_id, year, place_id, value) ${each()} select 1, 2024, 1000 + i, i from n`,
	`insert into report (id, sector_id, partner_id, period_id, version, state, counts, updated_at, submitted_at)
		${each()} select 10000 + i, 1, 1000 + i, 2, 1, 'approved', 1, ${NOW}, ${NOW} from n`,
	`insert into activity (id, report_id, reference, place_id, status)
		${each()} select 10000 + i, 10000 + i, 'A' || i, 1000 + i, 'completed' from n`,
	`insert into entry (id, activity_id, report_id, reference, place_id, indicator_id, total, eligible)
		${each()} select 10000 + i, 10000 + i, 10000 + i, 'A' || i, 1000 + i, 1, 1, 1 from n`,
	`insert into activity_donor (activity_id, donor_id) ${each()} select 10000 + i, 1000 + i from n`,
	`insert into activity_donor (activity_id, donor_id) ${each()} select 10000 + i, 3 from n`,
	`insert into publication_notice (sector_id, year, quarter, day, words)
		${each()} select 1, 2024, 1, '2024-05-01', ${named('Notice')} from n`,
	`insert into job_run (job, started_by, started_at) ${each()} select 'backup', 'clock', ${NOW} + i from n`,
	`insert into role_offer (person_id, plan_id, role, organisation_id, offered_at)
		${each()} select 1, 1, 'partner_reporter', 1000 + i, ${NOW} from n`,
];

export async function seedMany(path: string): Promise<void> {
	await seedPeople(path);
	const db = openDatabase(path);
	await transaction(db, async (writer) => {
		for (const fill of FILLS) await run(writer, fill);
		await rebuildTotals(writer, 1);
		await bumpDataVersion(writer, 1, new Date(NOW), 'import bundle');
	});
	await closeDatabase(db);
}
