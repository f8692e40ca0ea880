/** Open answers and the themes that they are gathered under, which strangers never read. */
import { and, asc, eq } from 'drizzle-orm';
import { survey, surveyAnswers, surveyQuestion, surveyWave, theme, themeCoding } from '#db/schema/index.ts';
import type { Answers } from '#lib/survey/question.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

/** A question of open answers with its wave; undefined: the plan has none such. */
export async function findOpenQuestion(reader: Reader, planId: number, questionId: number) {
	const own = and(eq(surveyQuestion.id, questionId), eq(survey.planId, planId));
	return first(
		reader
			.select({
				...{ id: surveyQuestion.id, key: surveyQuestion.key, label: surveyQuestion.label },
				...{ waveId: surveyWave.id, waveName: surveyWave.name, publishedAt: surveyWave.publishedAt },
				...{ surveyId: survey.id, surveyName: survey.name, sectorId: survey.sectorId },
			})
			.from(surveyQuestion)
			.innerJoin(surveyWave, eq(surveyWave.id, surveyQuestion.waveId))
			.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
			.where(and(own, eq(surveyQuestion.kind, 'text'))),
	);
}

/** The themes of a question, in the order in which they came. */
export async function listThemes(reader: Reader, questionId: number) {
	return reader.select().from(theme).where(eq(theme.questionId, questionId)).orderBy(asc(theme.id));
}

/** What each coder of a question has coded. */
export async function listCodings(reader: Reader, questionId: number) {
	return reader
		.select()
		.from(themeCoding)
		.where(eq(themeCoding.questionId, questionId))
		.orderBy(asc(themeCoding.personId));
}

/** What people answered, a place for each response; none where the question has no answers. */
export async function findAnswers(reader: Reader, questionId: number): Promise<Answers> {
	const own = eq(surveyAnswers.questionId, questionId);
	const found = await first(reader.select().from(surveyAnswers).where(own));
	return found?.answers ?? [];
}
