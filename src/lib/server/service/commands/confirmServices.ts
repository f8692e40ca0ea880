import { eq } from 'drizzle-orm';
import { service } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listServices } from '../queries/services.ts';
import { assertServiceSeen } from '../seen.ts';
import type { ServiceAct } from './act.ts';

/**
 * Says that an organisation's services are right on a day (ISO), as they were shown; all of them or none. What it said
 * on that day already is no change. Returns how many it confirmed. Throws Refused: `not found`, `changed meanwhile`.
 */
export async function confirmServices(
	db: Database,
	{ planId, personId, now }: ServiceAct,
	organisationId: number,
	confirmed: {
		readonly day: string;
		readonly seen: readonly { readonly id: number; readonly version: string }[];
	},
): Promise<number> {
	return transaction(db, async (writer) => {
		const own = new Map((await listServices(writer, planId, organisationId)).map((one) => [one.id, one]));
		const codes: string[] = [];
		for (const { id, version } of confirmed.seen) {
			const before = own.get(id);
			if (!before) throw new Refused('not found');
			if (before.confirmedOn === confirmed.day && before.confirmedBy === 'organisation') continue;
			assertServiceSeen(before, version);
			const values = { confirmedOn: confirmed.day, confirmedBy: 'organisation' } as const;
			await writer.update(service).set(values).where(eq(service.id, id));
			codes.push(before.code);
		}
		if (codes.length === 0) return 0;
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'confirm services', subject: `plan/${planId}` },
			...{ before: null, after: { services: codes, day: confirmed.day } },
		});
		await bumpDataVersion(writer, planId, now, 'confirm services');
		return codes.length;
	});
}
