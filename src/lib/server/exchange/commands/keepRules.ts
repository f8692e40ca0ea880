import { isDeepStrictEqual } from 'node:util';
import { eq } from 'drizzle-orm';
import { activityInfoRules as stored } from '#db/schema/index.ts';
import type { ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';

/**
 * Keeps a sector's rules in place of those before; the same ones again are no change.
 * @param personId null: a command run on the machine itself
 */
export async function keepActivityInfoRules(
	db: Database,
	{
		planId,
		sectorId,
		personId,
		now,
	}: {
		readonly planId: number;
		readonly sectorId: number;
		readonly personId: number | null;
		readonly now: Date;
	},
	rules: ActivityInfoRules,
): Promise<void> {
	const said = { rules: JSON.stringify(rules), changedAt: now, changedBy: personId };
	await transaction(db, async (writer) => {
		const [kept] = await writer.select().from(stored).where(eq(stored.sectorId, sectorId));
		const before = kept ? (JSON.parse(kept.rules) as ActivityInfoRules) : null;
		if (before && isDeepStrictEqual(before, rules)) return;
		await writer
			.insert(stored)
			.values({ sectorId, ...said })
			.onConflictDoUpdate({ target: stored.sectorId, set: said });
		await appendAudit(writer, {
			...{ at: now, personId, planId, action: 'set import rules', subject: `sector/${sectorId}` },
			before: before && told(before),
			after: told(rules),
		});
	});
}

/** Rules may be thousands: the record has how many, and what holds for all rows. */
function told({ fields, partners, places, state, status }: ActivityInfoRules) {
	const count = (some: object) => Object.keys(some).length;
	return { fields: count(fields), partners: count(partners), places: count(places), state, status };
}
