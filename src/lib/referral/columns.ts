/** The columns of a file of referrals. Source: docs/exchange.md, Referrals. */
export const REFERRAL_COLUMNS = {
	needed: ['month', 'from_sector', 'from', 'to_sector', 'status', 'count'],
	spare: ['to', 'district', 'cohort', 'sex', 'age', 'hours'],
} as const;
export type ReferralColumn =
	(typeof REFERRAL_COLUMNS.needed)[number] | (typeof REFERRAL_COLUMNS.spare)[number];
