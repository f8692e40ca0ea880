/** Counts of referrals as files and answers say them: by codes, a line each. */
import { compareCodes } from '#lib/plan/code.ts';
import { REFERRAL_STATUSES, type ReferralStatus } from './referral.ts';

/** So many people were sent from one to another in a month, with the same outcome. Null: not said. */
export interface ReferralLine {
	/** `2024-03`. */
	readonly month: string;
	readonly fromSector: string;
	readonly from: string;
	readonly toSector: string;
	readonly to: string | null;
	readonly district: string | null;
	readonly cohort: string | null;
	readonly sex: string | null;
	readonly age: string | null;
	readonly status: ReferralStatus;
	readonly count: number;
	readonly hours: number | null;
}

const ORDER = [
	...(['month', 'fromSector', 'from', 'toSector', 'to'] as const),
	...(['district', 'cohort', 'sex', 'age'] as const),
] as const;

/** By month and who sent, what is not said first. */
export function inLineOrder(lines: readonly ReferralLine[]): ReferralLine[] {
	return lines.toSorted((a, b) => {
		for (const column of ORDER) {
			const order = compareCodes(a[column] ?? '', b[column] ?? '');
			if (order !== 0) return order;
		}
		const status = REFERRAL_STATUSES.indexOf(a.status) - REFERRAL_STATUSES.indexOf(b.status);
		return status || (a.hours ?? -1) - (b.hours ?? -1);
	});
}
