/** Rows of what a bundle carries beside figures, and moves none: people in need, what is offered, who was sent where. */
import type { ReferralLine } from '#lib/referral/line.ts';
import type { Service } from '#lib/service/service.ts';

/** People in need in a year: of all, or of a place, a cohort and a sex. */
export interface NeedRow {
	readonly year: number;
	readonly cohort: string | null;
	readonly sex: string | null;
	/** P-code; null: everywhere. */
	readonly place: string | null;
	/** Null: unknown; one of the two is known. */
	readonly inNeed: number | null;
	readonly targeted: number | null;
	readonly source: string | null;
}

/** What is offered, with codes where the plan has identifiers. */
export interface ServiceRow extends Omit<Service, 'organisationId' | 'districtIds'> {
	readonly organisation: string;
	/** P-codes, in order; empty: the whole country. */
	readonly districts: readonly string[];
}

/** All that an organisation of a sector sent in a month: it is replaced as a whole. */
export interface SendingRow extends Pick<ReferralLine, 'month' | 'fromSector' | 'from'> {
	readonly lines: readonly ReferralLine[];
}

/** What a plan waits for, as it says so beside its other settings; null: it says nothing, or the file does not. */
export interface LimitsRow {
	/** After which a service that nobody confirmed is withdrawn. */
	readonly confirmationDays: number | null;
	/** Within which a referral is to be answered. */
	readonly answerHours: number | null;
}
