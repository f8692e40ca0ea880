import { and, asc, eq, isNotNull } from 'drizzle-orm';
import { survey, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { SaidWave } from '#lib/survey/said.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { isToldTo } from './toldTo.ts';

/** The questions that a wave that is told shows of everybody, in the order of its questionnaire, with what was frozen of them. */
export async function listShownQuestions(
	reader: Reader,
	scope: Pick<Scope, 'plan' | 'sector' | 'prepares'>,
	named: Pick<SaidWave, 'survey' | 'wave'>,
	most: number,
) {
	const isOwn = and(eq(survey.planId, scope.plan.id), eq(survey.code, named.survey));
	const isShown = and(isToldTo(scope), isNotNull(surveyResult.result));
	const isWhole = and(eq(surveyWave.code, named.wave), eq(surveyResult.byKey, ''));
	return reader
		.select({ question: surveyQuestion, result: surveyResult.result })
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.innerJoin(surveyWave, eq(surveyWave.id, surveyQuestion.waveId))
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(and(isOwn, isShown, isWhole))
		.orderBy(asc(surveyQuestion.position))
		.limit(most);
}
