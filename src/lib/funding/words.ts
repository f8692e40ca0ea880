import type { ContributionDetail } from './answer.ts';
import type { ContributionStatus } from './funding.ts';
import { NUMBER_LOCALE } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';

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

/** An amount in its own currency, which is named by its code: signs are shared by many. */
export function formatMoney(amount: number, currency: string): string {
	const format = new Intl.NumberFormat(NUMBER_LOCALE[getLocale()], { maximumFractionDigits: 2 });
	return `${format.format(amount)} ${currency}`;
}

/** USD for one unit of a currency, every digit of it. */
export function formatRate(rate: number): string {
	return new Intl.NumberFormat(NUMBER_LOCALE[getLocale()], { maximumFractionDigits: 6 }).format(rate);
}
