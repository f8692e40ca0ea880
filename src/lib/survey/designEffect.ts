import type { Answered, Estimate } from './estimate.ts';
import { toTenths } from './published.ts';
import type { Sample } from './sample.ts';

/**
 * How many times as uncertain a mean is as if as many people had been drawn alone and alike. `isReplaced`: as if they could
 * be drawn again, so that the population's size plays no part. Null where all gave the same answer.
 */
export function designEffect(
	{ weights }: Sample,
	answers: Answered,
	{ value, variance, n }: Estimate,
	isReplaced = true,
): number | null {
	let [spread, stoodFor] = [0, 0];
	for (const [i, answer] of answers.entries()) {
		if (answer === null) continue;
		const weight = weights[i] ?? 0;
		spread += weight * (answer - value) ** 2;
		stoodFor += weight;
	}
	const alike = ((n / (n - 1)) * spread) / stoodFor / n;
	const single = isReplaced ? alike : alike * (1 - n / stoodFor);
	return single > 0 ? variance / single : null;
}

/** As it stands beside a published figure; nothing where all gave the same answer. */
export function publishedEffect(
	sample: Sample,
	answers: Answered,
	estimate: Estimate,
): { readonly deff: number } | undefined {
	const effect = designEffect(sample, answers, estimate);
	return effect === null ? undefined : { deff: toTenths(effect) };
}

/** How many equal weights are as certain as these, by Kish. */
export function kishSize(weights: readonly number[]): number {
	const sum = weights.reduce((total, weight) => total + weight, 0);
	return sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
}
