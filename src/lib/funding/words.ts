import type { ContributionDetail } from './answer.ts';
import type { ContributionStatus } from './funding.ts';
import { m } from '#lib/paraglide/messages.js';

const STATUSES: Record<ContributionStatus, () => string> = {
	pledged: m.money_pledged,
	committed: m.money_committed,
	received: m.money_received,
	carry_over: m.money_carry_over,
};

export function moneyStatus(status: ContributionStatus): string {
	return STATUSES[status]();
}

/** What else is to be known of a contribution. */
export function contributionFlags({ inKind, subGrant, output, partner }: ContributionDetail): string[] {
	return [
		...(subGrant ? [m.sub_grant()] : []),
		...(inKind ? [m.in_kind()] : []),
		...(output === null && partner === null ? [m.unearmarked()] : []),
	];
}
