import { eq } from 'drizzle-orm';
import { contribution } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { findContribution } from '../queries/entered.ts';
import { contributionFacts, contributionStamp } from '../seen.ts';
import type { MoneyAct } from './act.ts';

/** Takes a contribution away. Throws Refused (`changed meanwhile`), also where it is gone. */
export async function removeContribution(
	db: Database,
	{ planId, sectorId, personId, now }: MoneyAct,
	{ id, version }: { readonly id: number; readonly version: string },
): Promise<void> {
	await transaction(db, async (writer) => {
		const before = await findContribution(writer, sectorId, id);
		if (!before || contributionStamp(before) !== version) throw new Refused('changed meanwhile');
		await writer.delete(contribution).where(eq(contribution.id, before.id));
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'remove contribution', subject: `sector/${sectorId}` },
			before: contributionFacts(before, before.donor.code, before.partner?.code ?? null),
			after: null,
		});
		await bumpDataVersion(writer, planId, now, 'remove contribution');
	});
}
