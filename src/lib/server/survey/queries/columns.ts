import { and, eq } from 'drizzle-orm';
import { plan, survey } from '#db/schema/index.ts';
import type { NamedColumn } from '#lib/survey/given.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

/** Columns that a person named for an earlier file of a survey; none where there is no such survey. */
export async function listColumns(
	reader: Reader,
	planCode: string,
	code: string,
): Promise<readonly NamedColumn[]> {
	const own = and(eq(plan.code, planCode), eq(survey.code, code));
	const found = await first(
		reader
			.select({ columns: survey.columns })
			.from(survey)
			.innerJoin(plan, eq(plan.id, survey.planId))
			.where(own),
	);
	return found?.columns ?? [];
}
