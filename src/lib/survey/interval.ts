import { betaQuantile, tQuantile } from './distribution.ts';
import type { Estimate } from './estimate.ts';

/** From the smallest to the largest value that the data leave likely. */
export interface Interval {
	readonly low: number;
	readonly high: number;
}

/** Likely by default: 95 of 100 such intervals hold the true value. */
export const USUAL_LEVEL = 0.95;

/** Around an estimate by Student's t. */
export function symmetricInterval({ value, variance, df }: Estimate, level = USUAL_LEVEL): Interval {
	const half = tQuantile((1 + level) / 2, Math.max(df, 1)) * Math.sqrt(Math.max(variance, 0));
	return { low: value - half, high: value + half };
}

/**
 * How many people drawn alone and alike would be as certain of a share: at most those who answered, and all of them where
 * the share is 0 or 1 and the variance says nothing.
 */
export function effectiveSize({ value, variance, n, df }: Estimate): number {
	if (value <= 0 || value >= 1 || variance <= 0) return n;
	const worse = df > 0 && n > 1 ? (tQuantile(0.975, n - 1) / tQuantile(0.975, df)) ** 2 : 1;
	return Math.min(n, ((value * (1 - value)) / variance) * worse);
}

/** The interval of a share by Korn and Graubard: Clopper and Pearson's with the effective number of people. */
export function shareInterval(share: Estimate, level = USUAL_LEVEL): Interval {
	const size = effectiveSize(share);
	const yes = size * Math.min(1, Math.max(0, share.value));
	return {
		low: betaQuantile((1 - level) / 2, yes, size - yes + 1),
		high: betaQuantile((1 + level) / 2, yes + 1, size - yes),
	};
}
