import { and, asc, eq, isNull } from 'drizzle-orm';
import { plan, survey, surveyAnswers, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { Asked } from '#lib/survey/wave.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

/** A wave with its survey and plan; undefined: there is none. */
export async function findWave(reader: Reader, waveId: number) {
	return first(
		reader
			.select()
			.from(surveyWave)
			.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
			.innerJoin(plan, eq(plan.id, survey.planId))
			.where(eq(surveyWave.id, waveId)),
	);
}

export type FoundWave = NonNullable<Awaited<ReturnType<typeof findWave>>>;

/** Everything that was asked and answered in a wave, in the order of its questionnaire, with the question's id. */
export async function listAsked(
	reader: Reader,
	waveId: number,
): Promise<(Asked & { readonly id: number })[]> {
	const found = await reader
		.select()
		.from(surveyQuestion)
		.innerJoin(surveyAnswers, eq(surveyAnswers.questionId, surveyQuestion.id))
		.where(eq(surveyQuestion.waveId, waveId))
		.orderBy(asc(surveyQuestion.position));
	return found.map(
		({ survey_question: { id, key, kind, label, options, upTo, relevant }, survey_answers }) => ({
			id,
			question: { key, kind, label, options, upTo, relevant },
			answers: survey_answers.answers,
		}),
	);
}

/** Which questions a wave shows, of everybody (an empty key) and by which others. */
export async function listShownOf(reader: Reader, waveId: number) {
	return reader
		.select({ questionId: surveyResult.questionId, byKey: surveyResult.byKey })
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.where(eq(surveyQuestion.waveId, waveId))
		.orderBy(asc(surveyQuestion.position), asc(surveyResult.byKey));
}

/** The waves of a survey, earliest first. */
export async function listWaves(reader: Reader, surveyId: number) {
	return reader
		.select()
		.from(surveyWave)
		.where(eq(surveyWave.surveyId, surveyId))
		.orderBy(asc(surveyWave.firstDay), asc(surveyWave.id));
}

/** Ids of the waves of a survey, by its code and its plan's, that are not published, earliest first. */
export async function listUnpublished(
	reader: Reader,
	planCode: string,
	surveyCode: string,
): Promise<number[]> {
	const found = await reader
		.select({ id: surveyWave.id })
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.innerJoin(plan, eq(plan.id, survey.planId))
		.where(and(eq(plan.code, planCode), eq(survey.code, surveyCode), isNull(surveyWave.publishedAt)))
		.orderBy(asc(surveyWave.firstDay), asc(surveyWave.id));
	return found.map(({ id }) => id);
}
