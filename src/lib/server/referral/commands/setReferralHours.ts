import { eq } from 'drizzle-orm';
import { referralStandard } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { findReferralHours } from '../queries/referrals.ts';

/** Says within how many hours a referral is to be answered. @param hours null: the plan has no standard */
export async function setReferralHours(
	db: Database,
	{ planId, personId, now }: { readonly planId: number; readonly personId: number; readonly now: Date },
	hours: number | null,
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = await findReferralHours(writer, planId);
		if (before === hours) return;
		await writer.delete(referralStandard).where(eq(referralStandard.planId, planId));
		if (hours !== null) await writer.insert(referralStandard).values({ planId, hours });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set referral hours', subject: `plan/${planId}` },
			...{ before: { hours: before }, after: { hours } },
		});
	});
}
