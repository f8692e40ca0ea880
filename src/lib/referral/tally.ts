/** What counts of referrals come to. Source: docs/rules.md, Referrals. */
import { REFERRAL_STATUSES, type ReferralStatus } from './referral.ts';

/** Counts that share a status, with how many of them were answered after a known time. */
export interface Counted {
	readonly status: ReferralStatus;
	readonly count: number;
	/** Of these, whose hours are known. */
	readonly timed: number;
	/** Of those, who were answered within the plan's hours. */
	readonly within: number;
}

export interface Tally {
	readonly sent: number;
	readonly by: Readonly<Record<ReferralStatus, number>>;
	/** Share without any answer, 0 to 1; null: nobody was sent. */
	readonly unanswered: number | null;
	/** Share answered within the plan's hours, of those without any answer and those whose hours are known; null: of nobody. */
	readonly within: number | null;
	/** Answered, after nobody knows how long: left out of that share. */
	readonly untimed: number;
}

export function tallyOf(counted: readonly Counted[]): Tally {
	const sum = (of: (one: Counted) => number) => counted.reduce((total, one) => total + of(one), 0);
	const by = Object.fromEntries(
		REFERRAL_STATUSES.map((status) => [status, sum((one) => (one.status === status ? one.count : 0))]),
	) as Record<ReferralStatus, number>;
	const sent = sum(({ count }) => count);
	const timed = sum((one) => one.timed);
	const base = by['no answer'] + timed;
	return {
		...{ sent, by },
		unanswered: sent === 0 ? null : by['no answer'] / sent,
		within: base === 0 ? null : sum((one) => one.within) / base,
		untimed: sent - base,
	};
}

/** By how much something grew, of what it was (−0.61: by 61 % less); null: there was nothing before. */
export function grownBy(before: number | undefined, now: number): number | null {
	return before === undefined || before === 0 ? null : (now - before) / before;
}
