/** What checks find, in words. */
import { m } from '#lib/paraglide/messages.js';
import type { Mend, Severity } from './check.ts';

const CHECK: Readonly<Record<string, () => string>> = {
	file: m.check_file,
	record: m.check_record,
	totals: m.check_totals,
	conversion: m.check_conversion,
	layer_of_another_name: m.check_layer_of_another_name,
	published_document: m.check_published_document,
	published_file: m.check_published_file,
	plan_without_sector: m.check_plan_without_sector,
	organisation_twice: m.check_organisation_twice,
	output_without_indicator: m.check_output_without_indicator,
	indicator_place: m.check_indicator_place,
	parts: m.check_parts,
	parts_in_a_circle: m.check_parts_in_a_circle,
	sides: m.check_sides,
	predecessor: m.check_predecessor,
	values_of_derived: m.check_values_of_derived,
	group_parent: m.check_group_parent,
	combination: m.check_combination,
	target_outside: m.check_target_outside,
	target_of_another_plan: m.check_target_of_another_plan,
	milestone_above_target: m.check_milestone_above_target,
	headline_without_target: m.check_headline_without_target,
	period_outside: m.check_period_outside,
	period_order: m.check_period_order,
	incomplete_mark_outside: m.check_incomplete_mark_outside,
	narrative_outside: m.check_narrative_outside,
	one_country: m.check_one_country,
	place_parent: m.check_place_parent,
	place_merged: m.check_place_merged,
	place_roll_up: m.check_place_roll_up,
	place_far_away: m.check_place_far_away,
	place_spelled_twice: m.check_place_spelled_twice,
	layer_without_places: m.check_layer_without_places,
	report_of_another_plan: m.check_report_of_another_plan,
	approved_not_counted: m.check_approved_not_counted,
	older_version_counted: m.check_older_version_counted,
	version_missing: m.check_version_missing,
	submitted_long_ago: m.check_submitted_long_ago,
	open_in_locked_period: m.check_open_in_locked_period,
	counted_without_rows: m.check_counted_without_rows,
	nothing_and_rows: m.check_nothing_and_rows,
	unread_submitted: m.check_unread_submitted,
	row_and_activity: m.check_row_and_activity,
	activity_without_rows: m.check_activity_without_rows,
	row_of_another_sector: m.check_row_of_another_sector,
	activity_of_another_plan: m.check_activity_of_another_plan,
	donor_of_another_plan: m.check_donor_of_another_plan,
	breakdown_above_total: m.check_breakdown_above_total,
	cell_of_no_dimension: m.check_cell_of_no_dimension,
	same_row_twice: m.check_same_row_twice,
	completed_twice: m.check_completed_twice,
	above_the_year: m.check_above_the_year,
	above_the_population: m.check_above_the_population,
	done_later: m.check_done_later,
	comment_elsewhere: m.check_comment_elsewhere,
	participation_of_another_plan: m.check_participation_of_another_plan,
	contribution_of_another_plan: m.check_contribution_of_another_plan,
	contribution_outside: m.check_contribution_outside,
	counted_by_older_rules: m.check_counted_by_older_rules,
	no_version: m.check_no_version,
	nobody_administers: m.check_nobody_administers,
	role_incomplete: m.check_role_incomplete,
	no_second_factor: m.check_no_second_factor,
	demonstration_people: m.check_demonstration_people,
	never_came: m.check_never_came,
	partner_without_people: m.check_partner_without_people,
	mail_refused: m.check_mail_refused,
	mail_waits: m.check_mail_waits,
	no_backup: m.check_no_backup,
	job_failed: m.check_job_failed,
};

const MEND: Record<Mend, () => string> = {
	import: m.mend_import,
	recount: m.mend_recount,
	restore: m.mend_restore,
	migrate: m.mend_migrate,
	review: m.mend_review,
	'ask partner': m.mend_ask_partner,
	people: m.mend_people,
	mail: m.mend_mail,
	boundaries: m.mend_boundaries,
	'back up': m.mend_back_up,
	log: m.mend_log,
};

/** What is wrong; a check of another version of the program stays as it is named. */
export function checkWords(name: string): string {
	return (Object.hasOwn(CHECK, name) ? CHECK[name]?.() : undefined) ?? name;
}

/** What to do about it. */
export function mendWords(mend: Mend): string {
	return MEND[mend]();
}

export function severityWords(severity: Severity): string {
	return severity === 'error' ? m.severity_error() : m.severity_warning();
}

/** The checks that have words. */
export const WORDED = Object.keys(CHECK);
