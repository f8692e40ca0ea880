import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { survey, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { JoinableWave } from '#lib/survey/joinable.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';

const MOST = 100;

/** The waves of a sector that are not public and of which it is chosen what they show, by survey, earliest first. */
export async function listJoinable(
	reader: Reader,
	{ plan, sector }: Pick<Scope, 'plan' | 'sector'>,
	{ year, quarter }: Quarter,
): Promise<JoinableWave[]> {
	const isOwn = and(eq(survey.planId, plan.id), eq(survey.sectorId, sector.id));
	const waves = await reader
		.select({ survey, wave: surveyWave })
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(and(isOwn, isNull(surveyWave.publishedAt)))
		.orderBy(asc(survey.code), asc(surveyWave.firstDay), asc(surveyWave.id))
		.limit(MOST);
	const shown = await reader
		.select({ waveId: surveyQuestion.waveId, byKey: surveyResult.byKey, result: surveyResult.result })
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.where(
			inArray(
				surveyQuestion.waveId,
				waves.map(({ wave }) => wave.id),
			),
		);
	return waves.flatMap(({ survey: { name: surveyName }, wave }) => {
		const own = shown.filter(({ waveId }) => waveId === wave.id);
		if (own.length === 0) return [];
		const groups = own.flatMap(({ result }) => result?.groups ?? []);
		const { withSectorId, withYear, withQuarter } = wave;
		const isHere = withSectorId === sector.id && withYear === year && withQuarter === quarter;
		return [
			{
				...{ id: wave.id, surveyName, waveName: wave.name, responses: wave.responses },
				questions: own.filter(({ byKey }) => byKey === '').length,
				splits: new Set(own.flatMap(({ byKey }) => byKey || [])).size,
				goes: isHere ? 'here' : withSectorId === null ? 'nowhere' : 'elsewhere',
				shown: groups.filter(({ showing }) => showing !== 'few').length,
				few: groups.filter(({ showing }) => showing === 'few').length,
			},
		];
	});
}
