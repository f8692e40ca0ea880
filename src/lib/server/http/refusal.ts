/** What a command refuses, as a page says it: the one place where it is worded. */
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import {
	Conflict,
	Refused,
	TooOften,
	Unreadable,
	type Amount,
	type RefusalReason,
} from '#lib/server/refused.ts';

interface Wording {
	readonly words: (amount: { readonly given: string; readonly most: string }) => string;
	/** The conflict with what is stored, 409, where it is not said. */
	readonly status?: number;
	/** Beside which field it is said: the first of these that the form has; of none, it is said of the form. */
	readonly fields?: readonly string[];
}

const WORDINGS: Readonly<Record<RefusalReason, Wording>> = {
	'not found': { words: m.refused_not_found, status: 404 },
	'wrong state': { words: m.refused_wrong_state },
	'not open': { words: m.refused_not_open },
	locked: { words: m.refused_locked },
	'moves locked figures': { words: m.refused_moves_locked, fields: ['correction', 'reason'] },
	'decided by another': { words: m.refused_decided_by_another },
	'undo over': { words: m.refused_undo_over },
	'next version begun': { words: m.refused_next_version_begun },
	'own organisation': { words: m.refused_own_organisation },
	'own report': { words: m.refused_own_report },
	questions: { words: m.refused_questions },
	'too long': { words: m.refused_too_long, status: 400, fields: ['until'] },
	'reason missing': {
		words: m.refused_reason_missing,
		status: 400,
		fields: ['comment', 'reason', 'body', 'en'],
	},
	'asked already': { words: m.refused_asked_already },
	errors: { words: m.refused_errors, status: 422 },
	'changed meanwhile': { words: m.refused_changed_meanwhile },
	'key used': { words: m.refused_key_used, status: 422 },
	'not allowed': { words: m.refused_not_allowed, status: 422 },
	'too many lines': { words: m.refused_too_many_lines, status: 400, fields: ['lines'] },
	'rows full': { words: m.refused_rows_full },
	'comments full': { words: m.refused_comments_full },
	'words full': { words: m.refused_words_full },
	'contributions full': { words: m.refused_contributions_full },
	'section full': { words: m.refused_section_full, status: 400, fields: ['body'] },
	'narrative full': { words: m.refused_narrative_full, fields: ['body'] },
	'code taken': {
		words: m.refused_code_taken,
		fields: ['slug', 'frameworkCode', 'orgCode', 'moneyReference', 'code'],
	},
	'may not found': { words: m.refused_may_not_found },
	years: { words: m.refused_years, status: 400, fields: ['lastYear'] },
	'framework there': { words: m.refused_framework_there },
	'year in use': { words: m.refused_year_in_use },
	'days in order': { words: m.refused_days_in_order, status: 400, fields: ['due'] },
	'opens again': { words: m.refused_opens_again, fields: ['locks'] },
	'all quarters': { words: m.refused_all_quarters },
	'counted already': { words: m.framework_counted_already, fields: ['unit'] },
	'unit of calculation': { words: m.framework_unit_not, status: 400, fields: ['unit'] },
	'may not follow': { words: m.framework_may_not_follow, status: 400, fields: ['laterCalculation'] },
	'counts no people': { words: m.framework_no_people, status: 400, fields: ['countsPeople'] },
	'ends first': { words: m.framework_ends_first, status: 400, fields: ['toQuarter'] },
	'sensitivity from': { words: m.indset_sensitivity_from, status: 400, fields: ['laterSensitivity'] },
	'kept from strangers': { words: m.indset_kept, fields: ['sensitivity'] },
	'opened without reason': { words: m.indset_opened_missing, status: 400, fields: ['opened'] },
	'dimension in use': { words: m.indset_dimension_in_use },
	'no such part': { words: m.made_of_no_such, status: 400, fields: ['parts'] },
	'wrong parts': { words: m.made_of_wrong, status: 400, fields: ['parts'] },
	'no sides': { words: m.made_of_no_sides, status: 400, fields: ['numerator'] },
	'units of parts': { words: m.made_of_units, status: 400, fields: ['parts'] },
	'parts counted otherwise': { words: m.made_of_otherwise, status: 400, fields: ['parts'] },
	'part twice': { words: m.made_of_twice, status: 400, fields: ['parts'] },
	'made of itself': { words: m.made_of_circle, status: 400, fields: ['parts'] },
	'no predecessor': { words: m.framework_no_predecessor, status: 400, fields: ['predecessors'] },
	'lies in lower': { words: m.placeset_lower, status: 400, fields: ['within'] },
	'counted otherwise': { words: m.placeset_counted, fields: ['placeKind'] },
	'within a year': { words: m.placeset_within_year, status: 400, fields: ['standsFrom', 'becomesFrom'] },
	'may not merge': { words: m.placemerge_not, status: 400, fields: ['becomes'] },
	'both reported': { words: m.merging_both_reported, fields: ['gone'] },
	'gave each other': { words: m.merging_gave, fields: ['gone'] },
	'merged with itself': { words: m.merging_itself, status: 400, fields: ['stays'] },
	'in use': { words: m.framework_in_use },
	'no sector': { words: m.copy_no_sector },
	thresholds: { words: m.refused_thresholds, status: 400, fields: ['behind'] },
	gone: { words: m.issue_gone, status: 400 },
	'wrong sign-in': { words: m.issue_sign_in, status: 400 },
	'wrong password': { words: m.issue_current, status: 400, fields: ['current'] },
	'wrong code': { words: m.issue_code, status: 400, fields: ['before', 'code'] },
	'key lost': { words: m.issue_key_lost, status: 503, fields: ['before', 'code'] },
	'wrong first code': { words: m.issue_set_up_code, status: 400, fields: ['code'] },
	'password short': { words: m.issue_password_short, status: 400, fields: ['password'] },
	'password long': { words: m.issue_password_long, status: 400, fields: ['password'] },
	'password simple': { words: m.issue_password_simple, status: 400, fields: ['password'] },
	'password personal': { words: m.issue_password_personal, status: 400, fields: ['password'] },
	'password common': { words: m.issue_password_common, status: 400, fields: ['password'] },
	'address taken': { words: m.issue_taken, status: 400, fields: ['email'] },
	'role given': { words: m.issue_already, status: 400, fields: ['role'] },
	'role not allowed': { words: m.issue_organisation, status: 400, fields: ['organisation'] },
	'of other plans': { words: m.issue_other_plans },
	oneself: { words: m.issue_oneself },
	'reviews here': { words: m.issue_reviews_here, fields: ['role'] },
	'live figure not held': { words: m.refused_live_not_held },
	'clears another role': { words: m.refused_clears_another_role, status: 422 },
	'said already': { words: m.refused_said_already },
	'clears own press': { words: m.refused_clears_own_press },
	'presses own clearance': { words: m.refused_presses_own_clearance },
	'day to come': { words: m.refused_day_to_come, status: 400, fields: ['until'] },
	'day not to come': { words: m.refused_day_not_to_come, status: 400, fields: ['until'] },
	'nobody to ask': { words: m.refused_nobody_to_ask, fields: ['role'] },
	'day missing': { words: m.refused_day_missing, status: 400, fields: ['until'] },
	'figures in notice': { words: m.refused_figures_in_notice, status: 400 },
	'not protected': { words: m.refused_not_protected, status: 409 },
	'tells withheld': { words: m.refused_tells_withheld, status: 422, fields: ['reason', 'en'] },
	'wave tells': { words: m.refused_wave_tells, status: 422 },
	'built upon': { words: m.importing_built_upon },
	'merge built upon': { words: m.merging_built_upon },
	'not merged': { words: m.merging_not_merged },
	'waves changed': { words: m.check_waves_changed, status: 409 },
	'themes fixed': { words: m.surveytheme_fixed },
	'themes full': { words: m.surveytheme_full, status: 422 },
	'themes alike': { words: m.surveytheme_alike, status: 422 },
	'imports busy': { words: m.importing_busy, status: 503 },
	'last administrator': { words: m.issue_last_administrator, status: 400 },
};

/** A refusal in words. */
export interface Worded {
	readonly status: number;
	/** The field beside which it is said; `form`: it belongs to none. */
	readonly field: string;
	/** What happened and what to do, in a sentence. */
	readonly sentence: string;
	/** The row that somebody else changed. */
	readonly conflict?: number;
}

/** @param fields of the form that was sent. Undefined: it is no refusal, but something that went wrong. */
export function wordRefusal(error: unknown, fields: readonly string[], now: Date): Worded | undefined {
	if (error instanceof Conflict) {
		const sentence = m.refused_changed_meanwhile();
		return { status: 409, field: 'form', sentence, conflict: error.entryId };
	}
	if (error instanceof TooOften) {
		const minutes = Math.max(1, Math.ceil((error.until.getTime() - now.getTime()) / 60_000));
		return { status: 429, field: 'form', sentence: m.issue_wait({ minutes }) };
	}
	if (error instanceof Unreadable) {
		const { status, field, sentence } = error;
		return { status, field, sentence };
	}
	if (!(error instanceof Refused)) return undefined;
	const { words, status = 409, fields: asked = [] } = WORDINGS[error.reason];
	const field = asked.find((one) => fields.includes(one)) ?? 'form';
	return { status, field, sentence: words(inWords(error.amount)) };
}

function inWords({ given, most }: Amount = { given: 0, most: 0 }) {
	return { given: formatCount(given), most: formatCount(most) };
}
