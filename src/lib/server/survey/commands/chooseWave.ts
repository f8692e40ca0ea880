import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { chooseShown, type Shown } from './chooseShown.ts';
import { freezeWave } from './freezeWave.ts';
import { findUnpublished } from './publishWave.ts';

/**
 * Chooses what a wave may show; it becomes public with a quarter, or by itself later. Throws Refused where there is no such wave
 * in the plan, it is published, or a question is to be shown that cannot be.
 */
export async function chooseWave(
	db: Database,
	waveId: number,
	{
		planId,
		personId,
		now,
		shown,
	}: { readonly planId: number; readonly personId: number; readonly now: Date; readonly shown: Shown },
): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await findUnpublished(writer, waveId, planId);
		await chooseShown(writer, waveId, shown);
		// A text of that quarter may name its figures already.
		if (found.survey_wave.withSectorId !== null) await freezeWave(writer, found);
		await appendAudit(writer, {
			...{ at: now, personId, planId },
			action: 'choose shown questions',
			subject: `survey/${found.survey.id}`,
			before: null,
			after: { survey: found.survey.code, wave: found.survey_wave.code, show: shown.show, by: shown.by },
		});
	});
}
