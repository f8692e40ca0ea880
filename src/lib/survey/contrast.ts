import { covariance } from './covariance.ts';
import { chanceOfT, tQuantile } from './distribution.ts';
import type { Estimate } from './estimate.ts';
import { USUAL_LEVEL, type Interval } from './interval.ts';
import type { Sample } from './sample.ts';

/** Two groups or waves beside each other. */
export interface Contrast extends Interval {
	readonly value: number;
	/** How likely so much or more is by chance alone, from 0 to 1. */
	readonly chance: number;
}

const freedom = (a: Estimate, b: Estimate) => Math.max(1, Math.min(a.df, b.df));

/** Second less first, of one sample: waves are stacked with their units kept, so that what they share counts. */
export function changeBetween(
	sample: Sample,
	first: Estimate,
	second: Estimate,
	level = USUAL_LEVEL,
): Contrast {
	const value = second.value - first.value;
	const shared = covariance(sample, first.scores, second.scores);
	const error = Math.sqrt(Math.max(first.variance + second.variance - 2 * shared, 0));
	const df = freedom(first, second);
	const half = tQuantile((1 + level) / 2, df) * error;
	const chance = error === 0 ? Number(value === 0) : chanceOfT(value / error, df);
	return { value, low: value - half, high: value + half, chance };
}

/**
 * How many times as likely the first group is as the second: the ratio of two shares, with its interval on the scale of
 * logarithms. Null where either share is 0.
 */
export function likelihoodRatio(
	sample: Sample,
	first: Estimate,
	second: Estimate,
	level = USUAL_LEVEL,
): Contrast | null {
	if (first.value <= 0 || second.value <= 0) return null;
	const shared = covariance(sample, first.scores, second.scores);
	const error = Math.sqrt(
		Math.max(
			first.variance / first.value ** 2 +
				second.variance / second.value ** 2 -
				(2 * shared) / (first.value * second.value),
			0,
		),
	);
	const value = first.value / second.value;
	const df = freedom(first, second);
	const factor = Math.exp(tQuantile((1 + level) / 2, df) * error);
	const chance = error === 0 ? Number(value === 1) : chanceOfT(Math.log(value) / error, df);
	return { value, low: value / factor, high: value * factor, chance };
}
