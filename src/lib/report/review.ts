/** What a coordinator sees of a quarter and of one report. */
import type { ReportState } from './report.ts';
import { isLocked, type PeriodDates } from '#lib/plan/lock.ts';
import { differences } from './compare.ts';
import type { ReportRow } from './sheet.ts';

/** Where one partner stands in a quarter. */
export interface PartnerStanding {
	readonly partnerId: number;
	readonly code: string;
	readonly name: string;
	/** By participation, or because it reported in that year. */
	readonly expected: boolean;
	/** Newest version; null: nothing was begun. */
	readonly report: {
		readonly id: number;
		readonly state: ReportState;
		readonly version: number;
		readonly rows: number;
		readonly nothing: boolean;
		/** Milliseconds; null: never, or it came with an import. */
		readonly submittedAt: number | null;
	} | null;
	/** The version that stands in the figures; null: none. */
	readonly countedId: number | null;
	/** Of a submitted report: warnings, and how many of them nobody explained. Null: not submitted. */
	readonly warnings: number | null;
	readonly unexplained: number | null;
	/** Days past the due day, until it was sent or until today; 0: not late. Of what came with an import nothing is known. */
	readonly daysLate: number;
	readonly reopenedUntil: string | null;
	/** Somebody reports or submits for it, and can be written to. */
	readonly isReachable: boolean;
	/** Outputs it takes part in, and those of them that its newest report has rows for. */
	readonly outputs: number;
	readonly outputsReported: number;
}

/** So long whoever approved or returned may undo it, and the letter of it waits. Source: docs/rules.md, Taking back. */
const UNDO_MINUTES = 10;

/** In which a report is whose decision can be undone. */
export const UNDO_STATES = ['approved', 'returned'] as const satisfies readonly ReportState[];

/** A decision that whoever made it may still undo. */
export interface Undoable {
	readonly reportId: number;
	readonly partnerId: number;
	readonly partner: string;
	readonly state: (typeof UNDO_STATES)[number];
	/** Until when, in milliseconds. */
	readonly until: number;
}

/** When a decision made now can be undone no more, and its letter leaves. */
export function decidedUntil(now: Date): Date {
	return new Date(now.getTime() + UNDO_MINUTES * 60_000);
}

/** Whether a person may still undo the decision on a report. @param report when, in milliseconds, and by whom it was decided */
export function isUndoable(
	report: { readonly decidedAt: number | null; readonly decidedBy: number | null },
	{ personId, now }: { readonly personId: number; readonly now: Date },
): boolean {
	const { decidedAt, decidedBy } = report;
	return decidedAt !== null && decidedBy === personId && now < decidedUntil(new Date(decidedAt));
}

/** One for thousands of comparisons: to make one for each takes a second. */
const byName = new Intl.Collator('en', { numeric: true });

const ORDER: readonly (ReportState | 'none')[] = ['submitted', 'none', 'draft', 'returned', 'approved'];

/** What waits comes first, and of that what has most to look at; then the latest. */
export function byUrgency(a: PartnerStanding, b: PartnerStanding): number {
	const rank = ({ report }: PartnerStanding) => ORDER.indexOf(report?.state ?? 'none');
	return (
		rank(a) - rank(b) ||
		(b.unexplained ?? 0) - (a.unexplained ?? 0) ||
		(b.warnings ?? 0) - (a.warnings ?? 0) ||
		b.daysLate - a.daysLate ||
		// Partner 2 before partner 10.
		byName.compare(a.name, b.name)
	);
}

/** A quarter that a coordinator can look at. */
export interface ReviewedQuarter extends PeriodDates {
	/** Reports that wait for review. */
	readonly waiting: number;
}

/**
 * The quarter that a coordinator has work in: of those with reports that wait the one that is locked first, else the
 * newest that is not locked.
 * @param periods newest first
 * @param todayIn the day where the plan of a quarter is
 */
export function quarterToReview<Q extends ReviewedQuarter>(
	periods: readonly Q[],
	todayIn: (quarter: Q) => string,
): Q | undefined {
	const open = periods.filter((one) => !isLocked(one, todayIn(one)));
	return (
		open.findLast(({ waiting }) => waiting > 0) ??
		periods.find(({ waiting }) => waiting > 0) ??
		open[0] ??
		periods[0]
	);
}

/** How a row differs from the one that it continues. */
export type RowChange = 'new' | 'changed' | 'same';

/** @param before the row of the version before; undefined: there is none */
export function changeOf(row: ReportRow, before: ReportRow | undefined): RowChange {
	if (!before) return 'new';
	return differences(row, before).length === 0 ? 'same' : 'changed';
}

/** What another partner has of the same indicator at the same place: it may count the same work. */
export interface OthersRow {
	readonly reportId: number;
	readonly partner: string;
	readonly indicatorId: number;
	readonly placeId: number;
	/** Smallest units, its rows together; null: unknown. */
	readonly total: number | null;
	/** How many rows that is. */
	readonly rows: number;
	readonly state: ReportState;
}
