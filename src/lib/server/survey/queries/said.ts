import { and, asc, desc, eq, isNull, or } from 'drizzle-orm';
import { survey, surveyWave } from '#db/schema/index.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { SaidWave } from '#lib/survey/said.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { isToldTo } from './toldTo.ts';

/** Of each survey of a sector, or of the plan as a whole, the newest wave that is told; a publication keeps them. */
export const listNewestWaves = recorded({ part: 'waves', key: () => [], otherwise: [] }, readNewestWaves);

async function readNewestWaves(
	reader: Reader,
	{ plan, sector, prepares }: Pick<Scope, 'plan' | 'sector' | 'prepares'>,
): Promise<SaidWave[]> {
	const isOfSector = or(isNull(survey.sectorId), eq(survey.sectorId, sector.id));
	const found = await reader
		.select({
			survey: survey.code,
			surveyName: survey.name,
			wave: surveyWave.code,
			waveName: surveyWave.name,
		})
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(and(eq(survey.planId, plan.id), isToldTo({ sector, prepares }), isOfSector))
		.orderBy(asc(survey.code), desc(surveyWave.firstDay), desc(surveyWave.id));
	return found.filter((one, i) => found[i - 1]?.survey !== one.survey);
}
