import { m } from '#lib/paraglide/messages.js';

/** The sentence for each word by which a form says what is wrong. */
const WORDS: Readonly<Record<string, () => string>> = {
	email: m.issue_email,
	empty: m.issue_empty,
	name: m.issue_name,
	name_long: m.issue_name_long,
	language: m.issue_choice,
	role: m.issue_choice,
	sector: m.issue_choice,
	organisation: m.issue_organisation,
	password_short: m.issue_password_short,
	password_long: m.issue_password_long,
	password_simple: m.issue_password_simple,
	password_personal: m.issue_password_personal,
	sign_in: m.issue_sign_in,
	current: m.issue_current,
	code: m.issue_code,
	set_up_code: m.issue_set_up_code,
	taken: m.issue_taken,
	already: m.issue_already,
	last_administrator: m.issue_last_administrator,
	gone: m.issue_gone,
};

/** @param minutes of an issue that goes away by waiting */
export function issueWords(issue: string, minutes = 1): string {
	return issue === 'wait' ? m.issue_wait({ minutes }) : (WORDS[issue]?.() ?? m.issue_choice());
}
