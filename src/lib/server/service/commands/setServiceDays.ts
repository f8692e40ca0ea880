import { eq } from 'drizzle-orm';
import { serviceLimit } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { USUAL_SERVICE_DAYS } from '#lib/service/age.ts';
import { findServiceDays } from '../queries/limit.ts';
import type { ServiceAct } from './act.ts';

/** Says after how many days a service that nobody confirmed is withdrawn. @param days null: as many as is usual */
export async function setServiceDays(
	db: Database,
	{ planId, personId, now }: ServiceAct,
	days: number | null,
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = await findServiceDays(writer, planId);
		const after = days ?? USUAL_SERVICE_DAYS;
		if (before === after) return;
		await writer.delete(serviceLimit).where(eq(serviceLimit.planId, planId));
		if (days !== null) await writer.insert(serviceLimit).values({ planId, days });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set service days', subject: `plan/${planId}` },
			...{ before: { days: before }, after: { days: after } },
		});
		await bumpDataVersion(writer, planId, now, 'set service days');
	});
}
