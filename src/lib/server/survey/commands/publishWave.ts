import { eq } from 'drizzle-orm';
import { surveyWave } from '#db/schema/index.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { refuseTellingWave } from '#lib/server/publication/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { chooseShown, type Shown } from './chooseShown.ts';
import { freezeWave } from './freezeWave.ts';
import { findWave, type FoundWave } from '../queries/waveData.ts';

export interface PublishingWave {
	readonly personId: number | null;
	readonly now: Date;
	/** The plan in which the wave has to be; absent: any. */
	readonly planId?: number;
	/** Which questions are shown and by which they are split; absent: as they were chosen before. */
	readonly shown?: Shown;
}

/**
 * Computes what a wave shows and freezes it: from then on strangers read that, and nothing of it changes. Throws Refused where
 * there is no such wave, it is published already, a question is to be shown that cannot be, or one of its texts tells of too few
 * people or what is withheld.
 */
export async function publishWave(db: Database, waveId: number, act: PublishingWave): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await findUnpublished(writer, waveId, act.planId);
		if (act.shown) await chooseShown(writer, waveId, act.shown);
		await publishFound(writer, found, act);
		await refuseTellingWave(writer, waveId);
	});
}

/** Throws Refused where there is no such wave in the plan, or it is published already. @param planId absent: any */
export async function findUnpublished(writer: Writer, waveId: number, planId?: number): Promise<FoundWave> {
	const found = await findWave(writer, waveId);
	if (!found || (planId !== undefined && found.plan.id !== planId)) throw new Refused('not found');
	if (found.survey_wave.publishedAt !== null) throw new Refused('wrong state');
	return found;
}

/** In the caller's transaction. */
export async function publishFound(
	writer: Writer,
	found: FoundWave,
	{ personId, now }: Pick<PublishingWave, 'personId' | 'now'>,
): Promise<void> {
	const { survey_wave: wave, survey, plan } = found;
	const questions = await freezeWave(writer, found);
	await writer
		.update(surveyWave)
		.set({ publishedAt: now, publishedBy: personId })
		.where(eq(surveyWave.id, wave.id));
	await bumpDataVersion(writer, plan.id, now, 'publish wave');
	await appendAudit(writer, {
		at: now,
		personId,
		planId: plan.id,
		action: 'publish wave',
		subject: `survey/${survey.id}`,
		before: null,
		after: { survey: survey.code, wave: wave.code, questions },
	});
}
