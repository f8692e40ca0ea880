import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { FIELD_LABELS } from '#lib/report/words/field.ts';
import { REFERRAL_LABELS } from '#lib/referral/words/field.ts';
import { SERVICE_LABELS } from '#lib/service/words/field.ts';
import { SETUP_LABELS } from '#lib/plan/words/field.ts';
import { SURVEY_LABELS } from '#lib/survey/words/field.ts';

/** What is wrong with a field. */
export interface Issue {
	/** For which the page has a sentence: the schema's own, or `long` and `many` where a bound was passed. */
	readonly word: string;
	/** How many signs or choices were sent, and how many are taken; only of `long` and `many`. */
	readonly given?: number;
	readonly most?: number;
}

/** The sentence for each word by which a schema says what is wrong. */
const WORDS: Readonly<Record<string, () => string>> = {
	email: m.issue_email,
	empty: m.issue_empty,
	name: m.issue_name,
	day: m.issue_day,
	organisation: m.issue_organisation,
	gone: m.issue_gone,
	missing: m.issue_missing,
	slug: m.issue_slug,
	year: m.issue_year,
	currency: m.issue_currency,
	'time zone': m.setup_timezone_issue,
	percent: m.issue_percent,
	'framework code': m.framework_code_issue,
	'too many names': m.placeset_aliases_issue,
	number: m.survey_in_issue_number,
};

/** What a field is called in a sentence. A field without a name here is none that a person fills in. */
const FIELDS: Readonly<Record<string, () => string>> = {
	email: m.email,
	name: m.their_name,
	language: m.language,
	role: m.role,
	sector: m.sector,
	organisation: m.role_organisation,
	password: m.password,
	current: m.current_password,
	code: m.code,
	recovery: m.recovery_code,
	before: m.code_before,
	...FIELD_LABELS,
	c: m.field_breakdown,
	t: m.target,
	why: m.field_text,
	donor: m.donor,
	called: m.place_missing_called,
	district: m.place_missing_district,
	sort: m.place_missing_sort,
	lines: m.field_lines,
	body: m.field_text,
	comment: m.field_comment,
	reason: m.reason,
	correction: m.correction_reason,
	indicator: m.indicator,
	until: m.review_reopen_until,
	partner: m.partner,
	report: m.report,
	partners: m.activityinfo_partners,
	places: m.activityinfo_places,
	columns: m.importing_columns_meaning,
	fixed: m.importing_columns_fixed,
	...SETUP_LABELS,
	...SURVEY_LABELS,
	...REFERRAL_LABELS,
	...SERVICE_LABELS,
};

/** What a field is called; undefined: it is none that a person fills in. */
export function fieldWords(field: string): string | undefined {
	return labelOf(field)?.();
}

/** What is wrong with a field, and what to do. */
export function issueWords(field: string, { word, given = 0, most = 0 }: Issue): string {
	const label = fieldWords(field);
	if (label === undefined) return m.error_form();
	const amount = { field: label, given: formatCount(given), most: formatCount(most) };
	if (word === 'long') return m.issue_long(amount);
	if (word === 'many') return m.issue_many(amount);
	return WORDS[word]?.() ?? m.issue_choice();
}

function labelOf(field: string): (() => string) | undefined {
	const parts = field.split('.');
	// Of a card of a report, behind the names of the card and of the indicator.
	const name = (parts[0] === 'f' ? parts.slice(2).find((part) => !/^\d+$/.test(part)) : parts[0]) ?? '';
	return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}
