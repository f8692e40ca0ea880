/** Referrals as counts, never anything of a person. Source: docs/rules.md, Referrals. */

/** What became of a referral: one of these, never two added up. */
export const REFERRAL_STATUSES = ['no answer', 'acknowledged', 'accepted', 'not accepted', 'done'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

/** So many people were sent from one to another in a month, with the same outcome. */
export interface ReferralCount {
	/** `2024-03`. */
	readonly month: string;
	/** Code of the sector that sent. */
	readonly fromSector: string;
	/** Identifier of the organisation that sent. */
	readonly fromId: number;
	readonly toSector: string;
	/** Null: not said, as all that follow. */
	readonly toId: number | null;
	readonly districtId: number | null;
	readonly cohortId: number | null;
	readonly sexId: number | null;
	readonly ageId: number | null;
	readonly status: ReferralStatus;
	readonly count: number;
	/** Whole hours until the first answer; null: nobody knows, or there was none. */
	readonly hours: number | null;
}

/** Most people of one line, and most hours: two years. */
export const MOST_OF_REFERRALS = { count: 1_000_000, hours: 17_520 } as const;

/** What tells lines apart: everything but how many. */
export function referralKey(line: ReferralCount): string {
	const { month, fromSector, fromId, toSector, toId, districtId, cohortId, sexId, ageId } = line;
	const { status, hours } = line;
	return JSON.stringify([
		...[month, fromSector, fromId, toSector, toId],
		...[districtId, cohortId, sexId, ageId, status, hours],
	]);
}

/** What a file replaces: whatever is stored of its sender's month. */
export function sendingKey({ month, fromSector, fromId }: ReferralCount): string {
	return JSON.stringify([month, fromSector, fromId]);
}
