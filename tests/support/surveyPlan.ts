/** A plan that has surveys and nothing else. */
import * as schema from '#db/schema/index.ts';
import { localised } from '#lib/plan/text.ts';
import type { Database } from '#lib/server/database/driver.ts';

/** Its code is `p`. @param minimumCount 0: it protects nothing @returns its identifier */
export async function addSurveyPlan(db: Database, minimumCount: number): Promise<number> {
	const [plan] = await db.writer
		.insert(schema.plan)
		.values({
			...{ code: 'p', name: localised('Plan'), currency: 'USD', firstYear: 2024, lastYear: 2024 },
			...{ peopleMethod: 'largest', minimumCount },
		})
		.returning();
	if (!plan) throw new Error('no plan');
	return plan.id;
}
