import { parseQuarter } from '#lib/plan/quarter.ts';
import { referralOverview } from '#lib/referral/overview.ts';
import { sectorName } from '#lib/referral/sectors.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { listReferralCodes } from './queries/codes.ts';
import { findReferralHours, sumReferrals } from './queries/referrals.ts';

/** What the page of referrals shows. @param asked `2024-Q1`; anything else: the newest quarter */
export async function readReferralOverview(
	reader: Reader,
	{ plan, mayAll, sectors: own }: OpenSectors,
	asked: string,
) {
	const sums = await sumReferrals(reader, plan.id, mayAll ? null : own.map(({ code }) => code));
	const { sectors, districts, ...overview } = referralOverview(sums, plan, parseQuarter(asked));
	const named = await listReferralCodes(reader, plan.id);
	const places = new Map(named.filter(({ kind }) => kind === 'district').map((one) => [one.code, one.name]));
	const all = await listPlanSectors(reader, plan.id);
	return {
		...overview,
		hours: await findReferralHours(reader, plan.id),
		sectors: sectors.map((row) => ({ ...row, name: sectorName(row.of, all) })),
		districts: districts.map((row) => ({ ...row, name: places.get(row.of ?? '') ?? null })),
	};
}
