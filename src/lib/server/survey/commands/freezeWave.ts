import { and, eq } from 'drizzle-orm';
import { surveyResult } from '#db/schema/index.ts';
import { stackedSample, type Designed } from '#lib/survey/stacked.ts';
import type { WaveData } from '#lib/survey/wave.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { computeWave } from '../computeWave.ts';
import { listThemed } from '../queries/themed.ts';
import { listShownOf, listWaves, type FoundWave } from '../queries/waveData.ts';
import { freezeThemes } from './themes/freezeThemes.ts';

/** A wave before is public, or becomes so with the same quarter. */
function isBefore(one: FoundWave['survey_wave'], wave: FoundWave['survey_wave']): boolean {
	if (one.firstDay >= wave.firstDay) return false;
	const isWith =
		wave.withSectorId !== null &&
		one.withSectorId === wave.withSectorId &&
		one.withYear === wave.withYear &&
		one.withQuarter === wave.withQuarter;
	return one.publishedAt !== null || isWith;
}

/** Computes in the caller's transaction what a wave shows, and stores it. Returns how many questions and splits those are. */
export async function freezeWave(writer: Writer, found: FoundWave): Promise<number> {
	const { survey_wave: wave, survey, plan } = found;
	const data = (waves: readonly Designed[]): WaveData => ({
		sampling: survey.sampling,
		minimums: { people: survey.minimum, bracketsTo: survey.bracketsTo, count: plan.minimumCount },
		sample: stackedSample(waves),
		isWeighted: wave.design !== null,
	});
	const asked = await listThemed(writer, wave.id);
	const shown = (await listShownOf(writer, wave.id)).flatMap(({ questionId, byKey }) => {
		const question = asked.find(({ id }) => id === questionId);
		const by = asked.find(({ question }) => question.key === byKey) ?? null;
		return question ? [{ questionId, byKey, asked: question, by }] : [];
	});
	const last = (await listWaves(writer, survey.id)).findLast((one) => isBefore(one, wave));
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
	return shown.length;
}
