import { and, eq } from 'drizzle-orm';
import { surveyResult, surveyWave } from '#db/schema/index.ts';
import { stackedSample, type Designed } from '#lib/survey/stacked.ts';
import type { WaveData } from '#lib/survey/wave.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { computeWave } from '../computeWave.ts';
import { chooseShown } from './chooseShown.ts';
import { freezeThemes } from './themes/freezeThemes.ts';
import { listThemed } from '../queries/themed.ts';
import { findWave, listShownOf, listWaves } from '../queries/waveData.ts';

interface Publishing {
	readonly personId: number | null;
	readonly now: Date;
	/** The plan in which the wave has to be; absent: any. */
	readonly planId?: number;
	/** Which questions are shown and by which they are split; absent: as they were chosen when it was stored. */
	readonly shown?: { readonly show: readonly string[]; readonly by: readonly string[] };
}

/**
 * Computes what a wave shows and freezes it: from then on strangers read that, and nothing of it changes. Throws Refused where
 * there is no such wave, it is published already, or a question is to be shown that cannot be.
 */
export async function publishWave(
	db: Database,
	waveId: number,
	{ personId, now, planId, shown: chosen }: Publishing,
): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await findWave(writer, waveId);
		if (!found || (planId !== undefined && found.plan.id !== planId)) throw new Refused('not found');
		const { survey_wave: wave, survey, plan } = found;
		if (wave.publishedAt !== null) throw new Refused('wrong state');
		if (chosen) await chooseShown(writer, waveId, chosen);
		const data = (waves: readonly Designed[]): WaveData => ({
			sampling: survey.sampling,
			minimums: { people: survey.minimum, bracketsTo: survey.bracketsTo, count: plan.minimumCount },
			sample: stackedSample(waves),
			isWeighted: wave.design !== null,
		});
		const asked = await listThemed(writer, waveId);
		const shown = (await listShownOf(writer, waveId)).flatMap(({ questionId, byKey }) => {
			const question = asked.find(({ id }) => id === questionId);
			const by = asked.find(({ question }) => question.key === byKey) ?? null;
			return question ? [{ questionId, byKey, asked: question, by }] : [];
		});
		const waves = await listWaves(writer, survey.id);
		const last = waves.findLast((one) => one.publishedAt !== null && one.firstDay < wave.firstDay);
		const before = last && {
			asked: await listThemed(writer, last.id),
			wave: data([last]),
			both: data([last, wave]),
		};
		const results = computeWave(data([wave]), shown, before ?? null);
		for (const [i, { questionId, byKey, asked: question }] of shown.entries()) {
			await writer
				.update(surveyResult)
				.set({ result: results[i] ?? null })
				.where(and(eq(surveyResult.questionId, questionId), eq(surveyResult.byKey, byKey)));
			if (question.themes && byKey === '') await freezeThemes(writer, question, results[i]);
		}
		await writer
			.update(surveyWave)
			.set({ publishedAt: now, publishedBy: personId })
			.where(eq(surveyWave.id, waveId));
		await bumpDataVersion(writer, plan.id, now, 'publish wave');
		await appendAudit(writer, {
			at: now,
			personId,
			planId: plan.id,
			action: 'publish wave',
			subject: `survey/${survey.id}`,
			before: null,
			after: { survey: survey.code, wave: wave.code, questions: shown.length },
		});
	});
}
