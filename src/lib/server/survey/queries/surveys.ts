/** What strangers read of surveys: published waves alone, and of these what was frozen. */
import { and, asc, desc, eq, isNotNull } from 'drizzle-orm';
import { plan, survey, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import { statedMethod, type Method } from '#lib/survey/method.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

const PLAN = {
	id: plan.id,
	code: plan.code,
	name: plan.name,
	demonstration: plan.demonstration,
	disclaimers: plan.disclaimers,
	minimumCount: plan.minimumCount,
	grouping: plan.grouping,
	levels: plan.levels,
	levelsOne: plan.levelsOne,
};
const WAVE = {
	id: surveyWave.id,
	code: surveyWave.code,
	name: surveyWave.name,
	firstDay: surveyWave.firstDay,
	lastDay: surveyWave.lastDay,
	responses: surveyWave.responses,
	asked: surveyWave.asked,
	origin: surveyWave.origin,
};
const SURVEY = {
	id: survey.id,
	code: survey.code,
	name: survey.name,
	sampling: survey.sampling,
	minimum: survey.minimum,
	bracketsTo: survey.bracketsTo,
	method: survey.method,
};

/** The published waves of a plan, or of one of its surveys, with their surveys: by survey, the newest wave first. */
export async function listPublishedWaves(reader: Reader, planCode: string, surveyCode?: string) {
	const isOfPlan = and(eq(plan.code, planCode), isNotNull(surveyWave.publishedAt));
	return reader
		.select({ plan: PLAN, survey: SURVEY, wave: WAVE })
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.innerJoin(plan, eq(plan.id, survey.planId))
		.where(surveyCode === undefined ? isOfPlan : and(isOfPlan, eq(survey.code, surveyCode)))
		.orderBy(asc(survey.code), desc(surveyWave.firstDay), desc(surveyWave.id));
}

/** How the people of a wave were asked, by what its survey says and by its own weights. @param method of its survey */
export async function findMethod(reader: Reader, waveId: number, method: Method): Promise<Method> {
	const own = eq(surveyWave.id, waveId);
	const found = await first(reader.select({ design: surveyWave.design }).from(surveyWave).where(own));
	return statedMethod(method, found?.design ?? null);
}

/** What a wave shows, in the order of its questionnaire, each question of everybody first. */
export async function listResults(reader: Reader, waveId: number) {
	const found = await reader
		.select()
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.where(and(eq(surveyQuestion.waveId, waveId), isNotNull(surveyResult.result)))
		.orderBy(asc(surveyQuestion.position), asc(surveyResult.byKey));
	return found.flatMap(({ survey_result: { byKey, printed, result }, survey_question: question }) => {
		const { key, kind, label, options, upTo, relevant } = question;
		if (!result) return [];
		return [
			{ question: { key, kind, label, options, upTo, relevant }, by: byKey || null, printed, ...result },
		];
	});
}

/** A question of a published wave by its key, as it was asked; undefined: it has none. */
export async function findQuestion(reader: Reader, waveId: number, key: string) {
	const own = and(eq(surveyQuestion.waveId, waveId), eq(surveyQuestion.key, key));
	return first(
		reader
			.select({
				...{ key: surveyQuestion.key, kind: surveyQuestion.kind },
				...{ label: surveyQuestion.label, options: surveyQuestion.options },
			})
			.from(surveyQuestion)
			.where(own),
	);
}
