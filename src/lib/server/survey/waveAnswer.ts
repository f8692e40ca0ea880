import type { OpenWave } from './openWave.ts';

/** A published wave with its method and its figures, as programs read it. */
export function waveAnswer({ plan, survey, wave, results }: Omit<OpenWave, 'waves' | 'writing'>) {
	const { code, name, sampling, minimum, bracketsTo, method } = survey;
	const { firstDay, lastDay, responses, asked, origin } = wave;
	return {
		plan: plan.code,
		demonstration: plan.demonstration,
		minimumCount: plan.minimumCount,
		survey: { code, name, sampling, minimum, bracketsTo, method },
		wave: { code: wave.code, name: wave.name, firstDay, lastDay, responses, asked, origin },
		results,
	};
}

export type WaveAnswer = ReturnType<typeof waveAnswer>;
