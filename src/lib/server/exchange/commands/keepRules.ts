import { activityInfoRules as stored } from '#db/schema/index.ts';
import type { ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';

/** Keeps a sector's rules in place of those before. @param personId null: a command run on the machine itself */
export async function keepActivityInfoRules(
	db: Database,
	sectorId: number,
	rules: ActivityInfoRules,
	{ personId, now }: { readonly personId: number | null; readonly now: Date },
): Promise<void> {
	const said = { rules: JSON.stringify(rules), changedAt: now, changedBy: personId };
	await transaction(db, async (writer) => {
		await writer
			.insert(stored)
			.values({ sectorId, ...said })
			.onConflictDoUpdate({ target: stored.sectorId, set: said });
	});
}
