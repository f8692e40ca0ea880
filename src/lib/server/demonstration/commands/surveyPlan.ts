import { plan } from '#db/schema/index.ts';
import type { Localised } from '#lib/plan/text.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';

/** Adds a plan of the demonstration that has a survey and nothing else: no sector, no place, no indicator. */
export async function addSurveyPlan(
	db: Database,
	of: { readonly code: string; readonly name: Localised; readonly year: number },
): Promise<void> {
	await transaction(db, async (writer) => {
		await writer.insert(plan).values({
			...{ code: of.code, name: of.name, firstYear: of.year, lastYear: of.year },
			...{ currency: 'USD', peopleMethod: 'largest', timezone: 'America/New_York', demonstration: true },
		});
	});
}
