/**
 * Progress against targets. Source: docs/rules.md, Progress. Amounts are in one unit, the same for all arguments of a
 * call.
 */
import type { PaceRule, Thresholds } from '#lib/plan/settings.ts';
import type { QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { partOfYear } from '#lib/plan/quarter.ts';

export const STATUSES = [
	'not reported',
	'known to be incomplete',
	'no target',
	'no milestone',
	'achieved',
	'on track',
	'behind',
	'far behind',
	// What strangers are told where the figure is withheld.
	'withheld',
] as const;
export type Status = (typeof STATUSES)[number];

export interface ProgressFacts {
	readonly reached: number | null;
	/** The year's target in force at the window's end; null when there is none. */
	readonly target: number | null;
	/** The cumulative part of the target by the end of the quarter; null when none was set. */
	readonly milestone: number | null;
	readonly baseline: number | null;
	readonly direction: 'up' | 'down';
	/** `latest`, `peak` and `ratio` are states: they are expected to stand at the target in every quarter. */
	readonly isState: boolean;
	readonly quarter: QuarterNumber;
	readonly window: Window;
	readonly paceRule: PaceRule;
	readonly thresholds: Thresholds;
	/** The quarter has not opened: nothing is expected by now. */
	readonly isToCome?: boolean;
	/** A coordinator marked this indicator and quarter as known to be incomplete. */
	readonly markedIncomplete: boolean;
}

export interface Progress {
	/** reached ÷ target, never capped, negative when worse than the baseline; null without a target above 0. */
	readonly share: number | null;
	/** What should have been reached by now; null in the window of one quarter and where no rule gives it. */
	readonly expected: number | null;
	/** What was expected as a share of the target, as `share` is of what was reached; null without either. */
	readonly expectedShare: number | null;
	/** reached ÷ expected; null without either. */
	readonly pace: number | null;
	readonly status: Status;
}

export function progressOf(question: ProgressFacts): Progress {
	const share = shareOf(question);
	const expected = expectedOf(question);
	const pace = paceOf(question, expected);
	return {
		share,
		expected,
		expectedShare: shareOf({ ...question, reached: expected }),
		pace,
		status: statusOf(question, share, pace),
	};
}

function hasTarget({ target, baseline, direction }: ProgressFacts): boolean {
	if (target === null) return false;
	return direction === 'down' ? baseline !== null && baseline !== target : target !== 0;
}

function shareOf(question: ProgressFacts): number | null {
	const { reached, target, baseline, direction } = question;
	if (reached === null || target === null || !hasTarget(question)) return null;
	if (direction === 'up') return reached / target;
	return baseline === null ? null : (baseline - reached) / (baseline - target);
}

function expectedOf(question: ProgressFacts): number | null {
	const { target, milestone, baseline, direction, isState, quarter, window, paceRule, isToCome } = question;
	if (window === 'quarter' || isToCome === true) return null;
	if (milestone !== null) return milestone;
	if (target === null || !hasTarget(question)) return null;
	if (direction === 'down') {
		if (baseline === null || paceRule !== 'linear') return null;
		return baseline - (baseline - target) * partOfYear(quarter);
	}
	if (isState) return target;
	return paceRule === 'linear' ? target * partOfYear(quarter) : null;
}

function paceOf({ reached, baseline, direction }: ProgressFacts, expected: number | null): number | null {
	if (reached === null || expected === null) return null;
	if (direction === 'up') return expected === 0 ? null : reached / expected;
	if (baseline === null || baseline === expected) return null;
	return (baseline - reached) / (baseline - expected);
}

function statusOf(question: ProgressFacts, share: number | null, pace: number | null): Status {
	const { reached, markedIncomplete, thresholds } = question;
	if (markedIncomplete) return 'known to be incomplete';
	if (reached === null) return 'not reported';
	if (share === null) return 'no target';
	if (share >= 1) return 'achieved';
	if (pace === null) return 'no milestone';
	if (atLeast(pace, thresholds.onTrack)) return 'on track';
	return atLeast(pace, thresholds.behind) ? 'behind' : 'far behind';
}

/** 0.72 of 0.8 is 0.9 on paper and 0.8999… in the machine: a ratio exactly on a threshold has reached it. */
function atLeast(pace: number, threshold: number): boolean {
	return pace > threshold - 1e-12;
}
