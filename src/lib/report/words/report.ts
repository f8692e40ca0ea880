import type { ActivityStatus, ReportState } from '#lib/report/report.ts';
import { m } from '#lib/paraglide/messages.js';

const STATES: Record<ReportState, () => string> = {
	draft: m.state_draft,
	submitted: m.state_submitted,
	returned: m.state_returned,
	approved: m.state_approved,
};

export function stateWords(state: ReportState): string {
	return STATES[state]();
}

const STATUSES: Record<ActivityStatus, () => string> = {
	planned: m.activity_planned,
	ongoing: m.activity_ongoing,
	completed: m.activity_completed,
};

export function activityStatusWords(status: ActivityStatus): string {
	return STATUSES[status]();
}

/** The words about what belongs in a report; in the first quarter, January is where it begins. */
export function onlyBetweenIn(quarter: number) {
	return quarter === 1 ? m.report_only_between_first : m.report_only_between;
}

const DAY = 86_400_000;

/** Whole days from one ISO day to another; below 0 when it lies before. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
