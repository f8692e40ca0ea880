import { and, asc, desc, eq, isNotNull, isNull, or } from 'drizzle-orm';
import { plan, sector, survey, surveyWave } from '#db/schema/index.ts';
import type { SaidWave } from '#lib/survey/said.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** Of each survey of a sector, or of the plan as a whole, the newest wave that is published. */
export async function listNewestWaves(
	reader: Reader,
	planCode: string,
	sectorCode: string,
): Promise<SaidWave[]> {
	const isOfSector = or(isNull(survey.sectorId), eq(sector.code, sectorCode));
	const found = await reader
		.select({
			survey: survey.code,
			surveyName: survey.name,
			wave: surveyWave.code,
			waveName: surveyWave.name,
		})
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.innerJoin(plan, eq(plan.id, survey.planId))
		.leftJoin(sector, eq(sector.id, survey.sectorId))
		.where(and(eq(plan.code, planCode), isNotNull(surveyWave.publishedAt), isOfSector))
		.orderBy(asc(survey.code), desc(surveyWave.firstDay), desc(surveyWave.id));
	return found.filter((one, i) => found[i - 1]?.survey !== one.survey);
}
