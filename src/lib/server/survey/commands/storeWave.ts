import { and, eq } from 'drizzle-orm';
import { surveyAnswers, surveyQuestion, surveyResult, surveyWave, theme } from '#db/schema/index.ts';
import type { GivenWave } from '#lib/survey/given.ts';
import { first, returned, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Stores a wave in the caller's transaction, in the place of one of its code that is not published. Throws Refused where that
 * is published: nothing of it changes any more.
 */
export async function storeWave(
	writer: Writer,
	surveyId: number,
	{ questions, shown, leftOut, themes = [], ...wave }: GivenWave,
): Promise<void> {
	const own = and(eq(surveyWave.surveyId, surveyId), eq(surveyWave.code, wave.code));
	const before = await first(writer.select({ at: surveyWave.publishedAt }).from(surveyWave).where(own));
	if (before && before.at !== null) throw new Refused('wrong state');
	if (before) await writer.delete(surveyWave).where(own);
	const { id: waveId } = await returned(
		writer
			.insert(surveyWave)
			.values({ surveyId, ...wave, leftOut: leftOut ?? null })
			.returning({ id: surveyWave.id }),
	);
	for (const [i, { question, answers }] of questions.entries()) {
		const { id: questionId } = await returned(
			writer
				.insert(surveyQuestion)
				.values({ waveId, position: i + 1, ...question, options: [...question.options] })
				.returning({ id: surveyQuestion.id }),
		);
		await writer.insert(surveyAnswers).values({ questionId, answers });
		const own = themes.find(({ key }) => key === question.key)?.themes ?? [];
		for (const { name, answers } of own)
			await writer.insert(theme).values({ questionId, name, words: [], answers: [...answers] });
		const show = shown.find(({ key }) => key === question.key);
		for (const byKey of show ? ['', ...show.by] : []) {
			const printed = show?.printed && (show.printed.get(byKey) ?? []);
			await writer.insert(surveyResult).values({ questionId, byKey, printed: printed ?? null });
		}
	}
}
