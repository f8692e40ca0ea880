import { eq } from 'drizzle-orm';
import { surveyWave } from '#db/schema/index.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { findWave } from '../queries/waveData.ts';

/** Takes a wave away that is not published, with all its answers. Throws Refused where the plan has none such, or it is public. */
export async function takeWave(
	db: Database,
	waveId: number,
	{ planId, personId, now }: { readonly planId: number; readonly personId: number; readonly now: Date },
): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await findWave(writer, waveId);
		if (found?.plan.id !== planId) throw new Refused('not found');
		if (found.survey_wave.publishedAt !== null) throw new Refused('wrong state');
		await writer.delete(surveyWave).where(eq(surveyWave.id, waveId));
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: 'take wave away',
			subject: `survey/${found.survey.id}`,
			before: { survey: found.survey.code, wave: found.survey_wave.code },
			after: null,
		});
	});
}
