/** What makes each check fire: statements run on the demonstration, with no constraint that could stop them. */
import type { CheckName } from '#lib/server/integrity/checks.ts';

const DAY = 24 * 3_600_000;
export const NOW = new Date('2026-06-01T12:00:00Z');
const now = NOW.getTime();

/** A second plan with an organisation, a sector, a place, a period and a group that are its own. */
const OTHER = `
	insert into plan (id, code, name, currency, first_year, last_year, people_method) values (99, 'other', '{"en":"Other"}', 'USD', 2024, 2026, 'sum');
	insert into sector (id, plan_id, code, name) values (99, 99, 's', '{"en":"S"}');
	insert into organisation (id, plan_id, code, name, type) values (999, 99, 'X', '{"en":"X"}', 'un');
	insert into place (id, plan_id, pcode, name, level) values (9999, 99, 'YY', '{"en":"Y"}', 0);
	insert into period (id, plan_id, year, quarter, opens, due) values (99, 99, 2024, 1, '2024-04-01', '2024-04-20');
	insert into plan_group (id, plan_id, dimension, code, name, position) values (99, 99, 'sex', 'x', '{"en":"X"}', 0);
	insert into outcome (id, sector_id, code, name) values (99, 99, '9', '{"en":"O"}');
	insert into output (id, sector_id, outcome_id, code, name) values (99, 99, 99, '9.1', '{"en":"O"}');
	insert into indicator (id, sector_id, outcome_id, output_id, code, name, unit, calculation)
		values (999, 99, 99, 99, '9.1.a', '{"en":"I"}', 'kg', 'sum');`;

const one = (table: string, where = '1 = 1') => `(select min(id) from ${table} where ${where})`;
const COMPOSITE = one('indicator', `calculation = 'composite'`);
const REPORTED = one('indicator', `calculation = 'sum'`);
const COUNTED = one('report', 'counts = 1 and id in (select report_id from entry)');
const ROW = one(
	'entry',
	'report_id in (select id from report where counts = 1) and total > 1 and reference is not null',
);
const REPORT_OF_ROW = `(select report_id from entry where id = ${ROW})`;
const CELL_ROW = `(select min(entry_id) from cell where value > 0 and entry_id in
	(select e.id from entry e join report r on r.id = e.report_id where r.counts = 1 and e.total is not null))`;
const SOMEBODY = one('person');
/** A copy of the counted row's activity and of the row itself in another report. */
const copyRow = (report: string, reference: string) => `
	insert into activity (id, report_id, reference, place_id, status)
		select 99999, ${report}, ${reference}, place_id, 'completed' from entry where id = ${ROW};
	insert into entry (activity_id, report_id, reference, place_id, indicator_id, total, eligible)
		select 99999, ${report}, ${reference}, place_id, indicator_id, total, 1 from entry where id = ${ROW};`;
const newReport = (id: number, period: string, version = 1) => `
	insert into report (id, sector_id, partner_id, period_id, version, state, counts, updated_at)
		select ${id}, sector_id, partner_id, ${period}, ${version}, 'approved', 1, 0 from report where id = ${REPORT_OF_ROW};`;
const person = (email: string, created = now) => `
	insert into person (id, email, name, created_at) values (777, '${email}', 'Somebody', ${created});`;

/** Every check has one: without it the project does not compile. */
export const BREAKERS: Readonly<Record<CheckName, string>> = {
	file: `delete from organisation where id = (select partner_id from report where id = ${COUNTED})`,
	record: `update audit_entry set subject = 'report/77' where id = 2`,
	totals: 'update window_total set total = total + 1',
	conversion: `update contribution set usd = usd + 1 where id = ${one('contribution')}`,
	published_document: `insert into publication (sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
		values (1, 2023, 1, 'published', 1, 0, 0, '{}', '', '{}', 'x', '{}')`,
	published_file: `insert into publication (id, sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
		values (998, 1, 2023, 1, 'published', 1, 0, 0, '{}', '', '{}', 'x', '{}');
		insert into published_file (publication_id, name, language, sha256, bytes, made_at, content)
		values (998, 'figures.csv', 'en', 'x', 3, 0, 'H4sIAAAAAAAAA0tMSgYAwkEkNQMAAAA=')`,
	layer_of_another_name: `insert into geometry_layer (plan_id, level, hash, topology, shapes, imported_at) values (1, 3, 'x', '{}', 1, 0)`,
	plan_without_sector: `insert into plan (code, name, currency, first_year, last_year, people_method) values ('n', '{"en":"N"}', 'USD', 2024, 2025, 'sum')`,
	organisation_twice: `insert into organisation (plan_id, code, name, type) select plan_id, 'ZZ', name, type from organisation where id = ${one('organisation')}`,
	output_without_indicator: `insert into output (sector_id, outcome_id, code, name) select sector_id, id, '77', '{"en":"N"}' from outcome limit 1`,
	indicator_place: `insert into outcome (id, sector_id, code, name) select 77, sector_id, '77', '{"en":"N"}' from outcome limit 1;
		update indicator set outcome_id = 77 where id = ${one('indicator', 'output_id is not null')}`,
	parts: `update indicator set unit = 'kg' where id = (select min(part_id) from indicator_part)`,
	parts_in_a_circle: `insert into indicator_part (composite_id, part_id, position) select part_id, composite_id, 9 from indicator_part limit 1`,
	sides: `update indicator set calculation = 'ratio' where id = ${REPORTED}`,
	predecessor: `${OTHER} insert into indicator_predecessor (indicator_id, predecessor_id) values (999, ${REPORTED})`,
	values_of_derived: `update entry set indicator_id = ${COMPOSITE} where id = ${ROW}`,
	group_parent: `update plan_group set parent_id = ${one('plan_group', `dimension = 'sex'`)} where id = ${one('plan_group', `dimension = 'cohort'`)}`,
	combination: `update group_combination set mask = 15 where id = ${one('group_combination')}`,
	target_outside: `update target set year = 1999 where id = ${one('target')}`,
	target_of_another_plan: `${OTHER} update target set place_id = 9999 where id = ${one('target')}`,
	milestone_above_target: `insert into target (indicator_id, year, quarter, value) select indicator_id, year, 1, value + 1 from target
		where id = ${one('target', 'quarter is null and place_id is null and cohort_id is null and sex_id is null')}`,
	headline_without_target: `update indicator set headline = 1; delete from target where indicator_id = ${one('indicator', 'id in (select indicator_id from target)')}`,
	period_outside: `insert into period (plan_id, year, quarter, opens, due) values (1, 1999, 1, '1999-04-01', '1999-04-20')`,
	period_order: `update period set opens = '2099-01-01', due = '2099-01-01', locks = null where id = ${one('period')}`,
	incomplete_mark_outside: `insert into incomplete_mark (indicator_id, year, quarter, reason) values (${REPORTED}, 1999, 1, 'x')`,
	narrative_outside: `update narrative set year = 1999 where id = ${one('narrative')}`,
	one_country: `insert into place (plan_id, pcode, name, level) values (1, 'YY', '{"en":"Y"}', 0)`,
	place_parent: `update place set parent_id = ${one('place', 'level = 3')} where id = (select max(id) from place where level = 3)`,
	place_merged: `update place set merged_into = '{"year":2024,"quarter":1,"value":"X"}' where id = ${one('place', 'level = 3')}`,
	place_roll_up: `update place set district_id = (select max(id) from place where level = 2 and id <> district_id) where id = ${one('place', 'level = 2')}`,
	place_far_away: `update place set lat = -60, lon = 10 where id = ${one('place', 'level = 3')}`,
	place_spelled_twice: `insert into place (id, plan_id, pcode, name, level, kind, parent_id) select 7777, plan_id, 'TW', name, level, kind, parent_id from place where id = ${one('place', 'level = 3')};
		insert into place_alias (place_id, name) values (7777, 'Twin'), (${one('place', 'level = 3')}, 'twin')`,
	layer_without_places: `${OTHER} insert into geometry_layer (plan_id, level, hash, topology, shapes, imported_at) values (99, 3, 'x', '{}', 1, 0)`,
	report_of_another_plan: `${OTHER} update report set period_id = 99 where id = ${COUNTED}`,
	approved_not_counted: `update report set counts = 0 where id = ${COUNTED}`,
	older_version_counted: `insert into report (sector_id, partner_id, period_id, version, state, counts, updated_at)
		select sector_id, partner_id, period_id, version + 1, 'approved', 0, 0 from report where id = ${COUNTED}`,
	version_missing: `insert into report (sector_id, partner_id, period_id, version, state, counts, updated_at)
		select sector_id, partner_id, period_id, version + 5, 'returned', 0, 0 from report where id = ${COUNTED}`,
	submitted_long_ago: `update report set state = 'submitted', counts = 0, submitted_at = ${now - 61 * DAY} where id = ${COUNTED}`,
	open_in_locked_period: `update report set state = 'draft', counts = 0 where id = ${COUNTED};
		update period set locks = '2024-05-31' where id = (select period_id from report where id = ${COUNTED}) or locks is null`,
	counted_without_rows: `delete from entry where report_id = ${COUNTED}; delete from report_nothing`,
	nothing_and_rows: `update report set nothing_to_report = 1 where id = ${COUNTED}`,
	unread_submitted: `update entry set unread = '[]' where id = ${ROW}`,
	row_and_activity: `update entry set reference = 'another' where id = ${ROW}`,
	activity_without_rows: `insert into activity (report_id, status) values (${COUNTED}, 'ongoing')`,
	row_of_another_sector: `${OTHER} update entry set indicator_id = 999 where id = ${ROW}`,
	activity_of_another_plan: `${OTHER} update activity set through_id = 999 where id = ${one('activity')}`,
	donor_of_another_plan: `${OTHER} insert into activity_donor (activity_id, donor_id) values (${one('activity')}, 999)`,
	breakdown_above_total: `update cell set value = 1000000 where entry_id = ${CELL_ROW}`,
	cell_of_no_dimension: `update indicator set dimensions = 0 where id = (select indicator_id from entry where id = ${CELL_ROW})`,
	same_row_twice: `${copyRow(REPORT_OF_ROW, 'null')}
		insert into entry (activity_id, report_id, place_id, indicator_id, total, eligible)
			select 99999, report_id, place_id, indicator_id, total, 1 from entry where activity_id = 99999`,
	completed_twice: `${newReport(9999, one('period', `id <> (select period_id from report where id = ${REPORT_OF_ROW})`))}
		${copyRow('9999', `(select reference from entry where id = ${ROW})`)}
		update indicator set counts = 'completed' where id = (select indicator_id from entry where id = ${ROW});
		update activity set status = 'completed' where id = (select activity_id from entry where id = ${ROW})`,
	above_the_year: `update target set value = 1 where quarter is null; update entry set total = 2, eligible = 1 where total is not null`,
	above_the_population: `update place set population = 1 where level = 3; update indicator set counts_people = 1`,
	done_later: `update activity set done_in = 9999 where id = ${one('activity')}`,
	comment_elsewhere: `insert into report_comment (report_id, entry_id, person_id, at, body)
		select r.id, ${ROW}, ${SOMEBODY}, 0, 'x' from report r where r.id <> ${REPORT_OF_ROW} limit 1`,
	participation_of_another_plan: `${OTHER} insert into participation (partner_id, output_id, from_quarter) values (999, ${one('output')}, 8096)`,
	contribution_of_another_plan: `${OTHER} update contribution set donor_id = 999 where id = ${one('contribution')}`,
	contribution_outside: `update contribution set year = 1999 where id = ${one('contribution')}`,
	counted_by_older_rules: 'update data_version set counted_by = 0',
	no_version: 'delete from data_version',
	nobody_administers: `delete from person_role where role = 'administrator'`,
	role_incomplete: `update person_role set organisation_id = null where id = ${one('person_role', `role = 'donor'`)}`,
	no_second_factor: `delete from second_factor`,
	demonstration_people: `update plan set demonstration = 0`,
	never_came: `${person('n@example.org', now - 15 * DAY)} insert into person_role (person_id, plan_id, role) values (777, 1, 'reader')`,
	partner_without_people: `delete from person_role where organisation_id is not null and id <> ${one('person_role', `role = 'partner_approver'`)}`,
	mail_refused: `insert into mail (person_id, kind, message_id, created_at, next_at, refused_at) values (${SOMEBODY}, 'reset', 'x', ${now}, 0, ${now})`,
	mail_waits: `insert into mail (person_id, kind, message_id, created_at, next_at) values (${SOMEBODY}, 'reset', 'x', ${now - 2 * DAY}, 0)`,
	no_backup: `update job_run set started_at = ${now - 3 * DAY}`,
	job_failed: `insert into job_run (job, started_by, started_at, ended_at, outcome) values ('backup', 'clock', ${now}, ${now}, 'failed')`,
};
