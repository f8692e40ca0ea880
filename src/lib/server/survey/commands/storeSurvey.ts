import { and, eq, isNotNull } from 'drizzle-orm';
import { plan, sector, survey, surveyWave } from '#db/schema/index.ts';
import { MOST_SPLITS, splitKeys, type GivenSurvey } from '#lib/survey/given.ts';
import { first, returned, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { storeWave } from './storeWave.ts';

/** The survey of a code; of one whose waves are not public what it is said to be is what is said last. */
async function surveyOf(
	writer: Writer,
	values: Omit<typeof survey.$inferInsert, 'id'>,
): Promise<{ readonly id: number }> {
	const own = and(eq(survey.planId, values.planId), eq(survey.code, values.code));
	const known = await first(writer.select().from(survey).where(own));
	if (known && values.columns)
		await writer.update(survey).set({ columns: values.columns }).where(eq(survey.id, known.id));
	if (known && known.sectorId !== values.sectorId) throw new Refused('code taken');
	if (!known) return returned(writer.insert(survey).values(values).returning({ id: survey.id }));
	const isPublic = and(eq(surveyWave.surveyId, known.id), isNotNull(surveyWave.publishedAt));
	const published = await first(writer.select({ id: surveyWave.id }).from(surveyWave).where(isPublic));
	if (published && known.sampling !== values.sampling) throw new Refused('not allowed');
	if (!published) await writer.update(survey).set(values).where(eq(survey.id, known.id));
	return known;
}

/**
 * Stores a survey with its waves, none of them published; of a survey that there is, its further waves. Throws Refused where
 * there is no such plan or sector, the code is another sector's, a wave is published already or splits by more than ten questions,
 * or people are said to have been chosen otherwise than in its public waves.
 * @param act with the reason for which columns are kept that may tell who answered, if any are
 */
export async function storeSurvey(
	db: Database,
	planCode: string,
	given: GivenSurvey,
	act: { readonly personId: number | null; readonly now: Date; readonly reason?: string },
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
		const { code, name, sampling, minimum, bracketsTo, method, columns } = given;
		const about = { planId, sectorId, code, name, sampling, minimum, bracketsTo, method };
		const values = { ...about, ...(columns && { columns }) };
		const { id } = await surveyOf(writer, values);
		for (const wave of given.waves) await storeWave(writer, id, wave);
		await appendAudit(writer, {
			at: act.now,
			personId: act.personId,
			planId,
			action: 'import survey',
			subject: `survey/${id}`,
			before: null,
			after: {
				...{ code, waves: given.waves.map((wave) => wave.code), reason: act.reason || null },
				dropped: given.waves.flatMap(({ leftOut = [] }) => leftOut).length || null,
			},
		});
	});
}
