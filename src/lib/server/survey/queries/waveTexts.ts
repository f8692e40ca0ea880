import { eq } from 'drizzle-orm';
import { plan, survey, surveyQuestion, surveyResult, surveyWave } from '#db/schema/index.ts';
import type { WaveTexts } from '#lib/survey/typed.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

/** Of the questions that it shows and by which it is split, and of the themes that are told; undefined: there is no such wave. */
export async function findWaveTexts(reader: Reader, waveId: number) {
	const found = await first(
		reader
			.select({
				...{ planId: plan.id, planCode: plan.code, minimumCount: plan.minimumCount },
				...{ sectorId: survey.sectorId, firstDay: surveyWave.firstDay },
				...{ survey: survey.name, wave: surveyWave.name, origin: surveyWave.origin, method: survey.method },
			})
			.from(surveyWave)
			.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
			.innerJoin(plan, eq(plan.id, survey.planId))
			.where(eq(surveyWave.id, waveId)),
	);
	if (!found) return undefined;
	const shown = await reader
		.select({ id: surveyQuestion.id, byKey: surveyResult.byKey })
		.from(surveyResult)
		.innerJoin(surveyQuestion, eq(surveyQuestion.id, surveyResult.questionId))
		.where(eq(surveyQuestion.waveId, waveId));
	const all = await reader
		.select({
			...{ id: surveyQuestion.id, key: surveyQuestion.key, kind: surveyQuestion.kind },
			...{ label: surveyQuestion.label, options: surveyQuestion.options },
		})
		.from(surveyQuestion)
		.where(eq(surveyQuestion.waveId, waveId));
	const read = all.filter(({ id, key }) => shown.some((one) => one.id === id || one.byKey === key));
	const optionsOf = (isThemed: boolean) =>
		read
			.filter(({ kind }) => (kind === 'text') === isThemed)
			.flatMap(({ options }) => options.map(({ label }) => label));
	const { survey: name, wave, origin, method, ...of } = found;
	const { weighting, ...stated } = method;
	const texts: WaveTexts = {
		named: [name, wave, ...(origin ? [origin] : []), ...optionsOf(true)],
		asked: [
			...Object.values(stated),
			...(weighting ? [weighting] : []),
			...read.map(({ label }) => label),
			...optionsOf(false),
		],
	};
	return { ...of, texts };
}
