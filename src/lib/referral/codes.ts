/** What a file of referrals may name. */
import { byCodeAndName, type Coded } from '#lib/exchange/table/codesIn.ts';
import { plainHeading } from '#lib/exchange/mapping.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { KnownReferralCodes } from './readLine.ts';
import { REFERRAL_STATUSES } from './referral.ts';
import { knownSectors } from './sectors.ts';

interface PlanNames {
	readonly sectors: readonly { readonly code: string; readonly name: Localised }[];
	/** Codes of the sectors of whoever sends the file; null: all. */
	readonly own: readonly string[] | null;
	/** Organisations, districts and groups, by kind. */
	readonly named: readonly (Coded<number> & { readonly kind: string })[];
	readonly first: string;
	readonly last: string;
}

export function referralCodes({ sectors, own, named, first, last }: PlanNames): KnownReferralCodes {
	const of = (kind: string) => byCodeAndName(named.filter((one) => one.kind === kind));
	return {
		sectors: byCodeAndName(knownSectors(sectors).map((one) => ({ ...one, id: one.code }))),
		ownSectors: own && new Set(own),
		...{ organisations: of('organisation'), districts: of('district') },
		...{ cohorts: of('cohort'), sexes: of('sex'), ages: of('age') },
		statuses: new Map(REFERRAL_STATUSES.map((status) => [plainHeading(status), status])),
		...{ first, last },
	};
}
