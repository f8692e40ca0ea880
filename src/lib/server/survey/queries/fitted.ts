/** What numbers of the population a wave's weights fit, and which of its questions may tell some. */
import type { Localised } from '#lib/plan/text.ts';
import { MOST_FITTED_OPTIONS } from '#lib/survey/fit.ts';
import type { Option } from '#lib/survey/question.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findWave, listAsked } from './waveData.ts';

/** A question with one choice, and of each of its options how many people there are in all. */
export interface FittedTo {
	readonly id: number;
	readonly key: string;
	readonly label: Localised;
	readonly options: readonly Option[];
	/** Null: weights do not fit numbers of it; of an option: nothing is said. */
	readonly people: readonly (number | null)[] | null;
	/** It has too many options to be typed: a file told its numbers. */
	readonly isLong: boolean;
}

/** Of a wave the questions that may tell numbers; undefined: the plan has no such wave. */
export async function findFitted(reader: Reader, planId: number, waveId: number) {
	const found = await findWave(reader, waveId);
	if (found?.plan.id !== planId) return undefined;
	const { survey_wave: wave, survey } = found;
	const asked = await listAsked(reader, waveId);
	const fitted = wave.design?.fitted?.questions ?? [];
	const questions = asked.flatMap(({ id, question: { key, kind, label, options } }): FittedTo[] => {
		const people = fitted.find((one) => one.key === key)?.people ?? null;
		const isLong = options.length > MOST_FITTED_OPTIONS;
		if (kind !== 'select_one' || (isLong && people === null)) return [];
		return [{ id, key, label, options, people, isLong }];
	});
	return {
		...{ id: wave.id, name: wave.name, isPublished: wave.publishedAt !== null },
		...{ sectorId: survey.sectorId, surveyName: survey.name },
		questions,
	};
}
