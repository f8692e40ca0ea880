/** What stands in a year of a plan. */
import { m } from '#lib/paraglide/messages.js';
import type { YearContent, YearStands } from '#lib/plan/yearContents.ts';
import { colon } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';

const WORDS: Readonly<Record<YearContent, () => string>> = {
	reports: m.year_reports,
	targets: m.targets_title,
	'people in need': m.inneed_title,
	funding: m.funding,
	referrals: m.referral_title,
	texts: m.year_texts,
	marks: m.year_marks,
	publications: m.publications_title,
	surveys: m.survey_manage_title,
	'first quarters': m.year_first_quarters,
};

/** Reports: 12. */
export function yearStandsWords({ what, count }: YearStands): string {
	return WORDS[what]() + colon() + formatCount(count);
}
