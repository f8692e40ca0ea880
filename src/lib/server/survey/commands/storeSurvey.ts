import { and, eq } from 'drizzle-orm';
import {
	plan,
	sector,
	survey,
	surveyAnswers,
	surveyQuestion,
	surveyResult,
	surveyWave,
} from '#db/schema/index.ts';
import { MOST_SPLITS, splitKeys, type GivenSurvey, type GivenWave } from '#lib/survey/given.ts';
import { first, returned, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Stores a survey with its waves, none of them published. Throws Refused where there is no such plan or sector, the survey is
 * there already, or a wave splits by more than ten questions.
 */
export async function storeSurvey(
	db: Database,
	planCode: string,
	given: GivenSurvey,
	{ personId, now }: { readonly personId: number | null; readonly now: Date },
): Promise<void> {
	if (given.waves.some(({ shown }) => splitKeys(shown).length > MOST_SPLITS))
		throw new Refused('not allowed');
	await transaction(db, async (writer) => {
		const planId = (await first(writer.select({ id: plan.id }).from(plan).where(eq(plan.code, planCode))))
			?.id;
		if (planId === undefined) throw new Refused('not found');
		const own = and(eq(sector.planId, planId), eq(sector.code, given.sector ?? ''));
		const sectorId = (await first(writer.select({ id: sector.id }).from(sector).where(own)))?.id ?? null;
		if (given.sector !== null && sectorId === null) throw new Refused('not found');
		const { code, name, sampling, minimum, bracketsTo, method } = given;
		const values = { planId, sectorId, code, name, sampling, minimum, bracketsTo, method };
		const { id } = await returned(writer.insert(survey).values(values).returning({ id: survey.id }));
		for (const wave of given.waves) await storeWave(writer, id, wave);
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: 'import survey',
			subject: `survey/${id}`,
			before: null,
			after: { code, waves: given.waves.map((wave) => wave.code) },
		});
	});
}

async function storeWave(
	writer: Writer,
	surveyId: number,
	{ questions, shown, ...wave }: GivenWave,
): Promise<void> {
	const { id: waveId } = await returned(
		writer
			.insert(surveyWave)
			.values({ surveyId, ...wave })
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
		const show = shown.find(({ key }) => key === question.key);
		for (const byKey of show ? ['', ...show.by] : []) {
			const printed = show?.printed && (show.printed.get(byKey) ?? []);
			await writer.insert(surveyResult).values({ questionId, byKey, printed: printed ?? null });
		}
	}
}
