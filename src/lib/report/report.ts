/** States of a report, and what of it counts. Source: docs/rules.md, States and What counts. */
import { quarterAt } from '#lib/plan/quarter.ts';

export const REPORT_STATES = ['draft', 'submitted', 'returned', 'approved'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export const ACTIVITY_STATUSES = ['planned', 'ongoing', 'completed'] as const;
export type ActivityStatus = (typeof ACTIVITY_STATUSES)[number];

export const REPORT_ACTIONS = ['submit', 'approve', 'return', 'withdraw', 'undo', 'edit'] as const;
export type ReportAction = (typeof REPORT_ACTIONS)[number];

/** From which state each action leads where; what is not listed is refused. */
const TRANSITIONS: Record<ReportAction, Partial<Record<ReportState, ReportState>>> = {
	submit: { draft: 'submitted' },
	approve: { submitted: 'approved' },
	return: { submitted: 'returned' },
	withdraw: { approved: 'submitted' },
	undo: { approved: 'submitted', returned: 'submitted' },
	edit: { draft: 'draft', returned: 'draft' },
};

/** The state that the action leads to; undefined when it is not allowed from here. */
export function nextState(state: ReportState, action: ReportAction): ReportState | undefined {
	return TRANSITIONS[action][state];
}

/** Indicators count every activity that has begun, or completed ones only. */
export const COUNTS = ['begun', 'completed'] as const;
export type Counts = (typeof COUNTS)[number];

/** Whether what an activity is done for is the plan, not another appeal. @param appeal null: it names none */
export function isOfPlan(appeal: string | null, plan: string): boolean {
	return appeal === null || appeal === plan;
}

/** Whether an activity was done in a year before its report's. @param doneIn a quarter's index; null: in the report's own */
export function isOfEarlierYear(doneIn: number | null, year: number): boolean {
	return doneIn !== null && quarterAt(doneIn).year < year;
}

/** The plan and the report's year: what an activity of the report may count in. */
export interface CountsIn {
	readonly planCode: string;
	readonly year: number;
}

/**
 * Whether an activity goes into figures once its report is approved: planned ones stand only in the pipeline, and
 * those of another appeal than the plan, or done in an earlier year, stand apart.
 * @param activity its appeal, where null is the plan itself, and the index of the quarter in which it was done
 */
export function activityCounts(
	activity: {
		readonly status: ActivityStatus;
		readonly appeal: string | null;
		readonly doneIn: number | null;
	},
	counts: Counts,
	{ planCode, year }: CountsIn,
): boolean {
	if (!isOfPlan(activity.appeal, planCode) || isOfEarlierYear(activity.doneIn, year)) return false;
	return activity.status === 'completed' || (activity.status === 'ongoing' && counts === 'begun');
}
