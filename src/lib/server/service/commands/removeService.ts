import { eq } from 'drizzle-orm';
import { service } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listServices } from '../queries/services.ts';
import { assertServiceSeen, serviceFacts } from '../seen.ts';
import type { ServiceAct } from './act.ts';

/** Takes a service out of the directory. Throws Refused (`changed meanwhile`), also where it is gone. */
export async function removeService(
	db: Database,
	{ planId, personId, now }: ServiceAct,
	{ code, version }: { readonly code: string; readonly version: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = (await listServices(writer, planId)).find((one) => one.code === code);
		if (!before) throw new Refused('changed meanwhile');
		assertServiceSeen(before, version);
		await writer.delete(service).where(eq(service.id, before.id));
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'remove service', subject: `plan/${planId}` },
			...{ before: serviceFacts(before), after: null },
		});
		await bumpDataVersion(writer, planId, now, 'remove service');
	});
}
