import { asc, desc, eq, isNotNull } from 'drizzle-orm';
import { plan, survey, surveyWave } from '#db/schema/index.ts';
import type { SaidWave } from '#lib/survey/said.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** So many surveys of a plan the page of all plans leads to; the plan's own page leads to all. */
const MOST_SURVEYS = 6;

/** By the code of a plan: of each of its surveys the newest wave that strangers read, by survey. Plans without one are absent. */
export async function listNewestOfPlans(reader: Reader): Promise<ReadonlyMap<string, SaidWave[]>> {
	const found = await reader
		.select({
			plan: plan.code,
			...{ survey: survey.code, surveyName: survey.name },
			...{ wave: surveyWave.code, waveName: surveyWave.name },
		})
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.innerJoin(plan, eq(plan.id, survey.planId))
		.where(isNotNull(surveyWave.publishedAt))
		.orderBy(asc(plan.code), asc(survey.code), desc(surveyWave.firstDay), desc(surveyWave.id));
	const newest = new Map<string, SaidWave[]>();
	for (const { plan, ...wave } of found) {
		const its = newest.get(plan) ?? [];
		newest.set(plan, its);
		if (its.at(-1)?.survey !== wave.survey && its.length < MOST_SURVEYS) its.push(wave);
	}
	return newest;
}
