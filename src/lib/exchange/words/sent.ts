/** What was sent, what became of it, and the parts of a plan that it changes. */
import { m } from '#lib/paraglide/messages.js';
import type { ImportState, SentAs } from '#lib/exchange/sent.ts';

const SENT: Readonly<Record<SentAs, () => string>> = {
	bundle: m.importing_as_bundle,
	'reports.csv': m.importing_as_reports,
	'targets.csv': m.importing_as_targets,
	'needs.csv': m.importing_as_needs,
	'marks.csv': m.importing_as_marks,
	'participation.csv': m.importing_as_participation,
	'funding.csv': m.importing_as_funding,
	'framework.csv': m.importing_as_framework,
	'organisations.csv': m.importing_as_organisations,
	'places.csv': m.importing_as_places,
	'periods.csv': m.importing_as_periods,
	activityinfo: m.importing_as_activityinfo,
};

export function sentAsWords(sentAs: SentAs): string {
	return SENT[sentAs]();
}

const STATES: Readonly<Record<ImportState, () => string>> = {
	checked: m.importing_state_checked,
	stored: m.importing_state_stored,
	undone: m.importing_state_undone,
};

export function importStateWords(state: ImportState): string {
	return STATES[state]();
}

/** As the summary of an import calls them. */
const PARTS = new Map<string, () => string>([
	['reports', m.importing_as_reports],
	['targets', m.importing_as_targets],
	['needs', m.importing_as_needs],
	['marks', m.importing_as_marks],
	['participation', m.importing_as_participation],
	['requirements', m.importing_as_funding],
	['contributions', m.importing_as_funding],
	['indicators', m.importing_as_framework],
	['outputs', m.importing_as_framework],
	['outcomes', m.importing_as_framework],
	['organisations', m.importing_as_organisations],
	['places', m.importing_as_places],
	['boundaries', m.importing_as_places],
	['periods', m.importing_as_periods],
	['services', m.service_title],
	['referrals', m.referral_title],
]);

export function partWords(part: string): string {
	return (PARTS.get(part) ?? m.importing_part_other)();
}
