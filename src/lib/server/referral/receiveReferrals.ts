/** A file of referrals that a browser sends. */
import type { FoundFault } from '#lib/exchange/found.ts';
import { referralCodes } from '#lib/referral/codes.ts';
import { planMonths } from '#lib/referral/months.ts';
import { readReferrals } from '#lib/referral/readReferrals.ts';
import { sentTable } from '#lib/server/exchange/index.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import type { OpenSectors } from '#lib/server/http/openSectors.ts';
import { listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { storeReferrals } from './commands/storeReferrals.ts';
import { listReferralCodes } from './queries/codes.ts';

export interface ReceivedReferrals {
	/** Nothing is stored where there are any. */
	readonly faults: readonly FoundFault[];
	/** More than are told. */
	readonly faultCount: number;
	readonly lines: number;
	/** Months of organisations that are others than before. */
	readonly changed: number;
}

/** Reads it whole and stores it, or tells all that is wrong. Throws Unreadable. */
export async function receiveReferrals(
	db: Database,
	request: Request,
	{ plan, act, mayAll, sectors: own }: OpenSectors,
): Promise<ReceivedReferrals> {
	const { name, ...table } = await sentTable(request);
	const known = await snapshot(db, async (reader) =>
		referralCodes({
			sectors: await listPlanSectors(reader, plan.id),
			own: mayAll ? null : own.map(({ code }) => code),
			named: await listReferralCodes(reader, plan.id),
			...planMonths(plan),
		}),
	);
	const { lines, faults } = readReferrals(table, known, name);
	const changed = faults.count > 0 ? 0 : await storeReferrals(db, act, lines);
	return { faults: faults.told, faultCount: faults.count, lines: lines.length, changed };
}
