import { and, eq } from 'drizzle-orm';
import { surveyQuestion, surveyResult } from '#db/schema/index.ts';
import type { PublishedResult } from '#lib/survey/published.ts';
import { codingAgreement, codingSample } from '#lib/survey/theme/coding.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { findAnswers, listCodings } from '../../queries/themes.ts';
import type { ThemedAsked } from '../../queries/themed.ts';

/**
 * Freezes in the caller's transaction what strangers read of a question's themes beside their shares: their names, and how far
 * people agree. A theme that is not shown is not named either: what few people said may stand in its name.
 */
export async function freezeThemes(
	writer: Writer,
	{ id, question, themes }: ThemedAsked,
	result: PublishedResult | undefined,
): Promise<void> {
	const shares = result?.groups.flatMap((group) => group.shares) ?? [];
	const options = question.options.filter(({ name }) => shares.some(({ option }) => option === name));
	const ids = options.map((option) => themes?.[question.options.indexOf(option)]?.id ?? 0);
	const codings = await listCodings(writer, id);
	const sample = codingSample(await findAnswers(writer, id)).length;
	const found = codingAgreement(
		codings.map(({ coded }) => coded),
		ids,
		sample,
	);
	const coded = found && {
		coders: found.coders,
		answers: found.twice,
		alphas: options.map(({ name }, i) => ({ option: name, alpha: found.alphas.get(ids[i] ?? 0) ?? null })),
	};
	await writer.update(surveyQuestion).set({ options }).where(eq(surveyQuestion.id, id));
	if (!result) return;
	const whole = and(eq(surveyResult.questionId, id), eq(surveyResult.byKey, ''));
	await writer
		.update(surveyResult)
		.set({ result: { ...result, coded } })
		.where(whole);
}
