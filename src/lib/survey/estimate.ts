import { covariance, type Scores } from './covariance.ts';
import { fittedScores } from './fit.ts';
import { freedomOf, type Sample } from './sample.ts';

/** One figure of a survey, with what is needed to say how certain it is. */
export interface Estimate {
	readonly value: number;
	readonly variance: number;
	readonly scores: Scores;
	/** People who answered, as counted. */
	readonly n: number;
	readonly df: number;
}

/** Of each response a number; null: not asked, not answered, or not of the group. */
export type Answered = readonly (number | null)[];

/**
 * The weighted sum of one number over that of another, among responses that have both: with 1 below it is a mean, and of
 * zeros and ones a share. Nobody is left out of the sample for it, so a group's variance is that of a group.
 */
export function estimateRatio(sample: Sample, above: Answered, below: Answered): Estimate | null {
	let [sumAbove, sumBelow, n] = [0, 0, 0];
	const counts = above.map((y, i) => y !== null && (below[i] ?? null) !== null);
	for (const [i, counted] of counts.entries()) {
		if (!counted) continue;
		n++;
		sumAbove += (sample.weights[i] ?? 0) * (above[i] ?? 0);
		sumBelow += (sample.weights[i] ?? 0) * (below[i] ?? 0);
	}
	if (n === 0 || sumBelow === 0) return null;
	const value = sumAbove / sumBelow;
	const scores = fittedScores(
		sample,
		counts.map((counted, i) =>
			counted ? ((sample.weights[i] ?? 0) * ((above[i] ?? 0) - value * (below[i] ?? 0))) / sumBelow : 0,
		),
	);
	const df = freedomOf(sample, (i) => counts[i] === true);
	return { value, variance: covariance(sample, scores, scores), scores, n, df };
}

/** The weighted mean of those who answered; of zeros and ones their share. Null where nobody did. */
export function estimateMean(sample: Sample, answers: Answered): Estimate | null {
	return estimateRatio(
		sample,
		answers,
		answers.map((answer) => (answer === null ? null : 1)),
	);
}

/** What answers add up to in the population. Weights must say how many people each stands for. */
export function estimateTotal(sample: Sample, answers: Answered): Estimate {
	const added = answers.map((answer, i) => (answer === null ? 0 : (sample.weights[i] ?? 0) * answer));
	const scores = fittedScores(sample, added);
	const n = answers.filter((answer) => answer !== null).length;
	const value = added.reduce((sum, score) => sum + score, 0);
	const df = freedomOf(sample, (i) => (answers[i] ?? null) !== null);
	return { value, variance: covariance(sample, scores, scores), scores, n, df };
}
