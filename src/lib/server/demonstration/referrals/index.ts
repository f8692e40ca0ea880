/** The demonstration's referrals: stored as any file's, with no file. */
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { storeReferrals } from '#lib/server/referral/index.ts';
import { listReferralCodes } from '#lib/server/referral/queries/codes.ts';
import { drawReferrals } from './drawn.ts';

const PLAN = 'lrp-2024';
const STORED = new Date('2024-05-06T09:00:00Z');

export async function addDemonstrationReferrals(db: Database): Promise<void> {
	const plans = await snapshot(db, listPlans);
	const planId = plans.find(({ plan }) => plan.code === PLAN)?.plan.id;
	if (planId === undefined) return;
	const named = await snapshot(db, (reader) => listReferralCodes(reader, planId));
	const of = (kind: string) => named.filter((one) => one.kind === kind).map(({ id }) => id);
	const lines = drawReferrals({
		organisation: (code) => named.find((one) => one.kind === 'organisation' && one.code === code)?.id,
		...{ districts: of('district'), sexes: of('sex'), cohorts: of('cohort') },
	});
	await storeReferrals(db, { planId, personId: null, now: STORED }, lines);
}
