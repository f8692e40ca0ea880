import { tQuantile } from './distribution.ts';
import { estimateMean, type Answered } from './estimate.ts';
import { USUAL_LEVEL, type Interval } from './interval.ts';
import type { Sample } from './sample.ts';

/** The smallest answer at or under which at least a share `p` of the weight lies. */
function answerAt(sorted: readonly (readonly [answer: number, weight: number])[], p: number): number {
	const all = sorted.reduce((sum, [, weight]) => sum + weight, 0);
	let below = 0;
	for (const [answer, weight] of sorted) {
		below += weight;
		// Sums of weights are a last bit off where they should meet the share.
		if (below / all >= p - 1e-12) return answer;
	}
	return sorted.at(-1)?.[0] ?? 0;
}

/**
 * A quantile of what people answered, and its interval by Woodruff: the interval of the share at or under it, read back as
 * answers. Null where nobody answered.
 * @param df degrees of freedom, unless those of who answered
 */
export function weightedQuantile(
	sample: Sample,
	answers: Answered,
	p = 0.5,
	{ level = USUAL_LEVEL, df }: { readonly level?: number; readonly df?: number } = {},
): (Interval & { readonly value: number; readonly n: number }) | null {
	const sorted = answers
		.flatMap((answer, i) => (answer === null ? [] : [[answer, sample.weights[i] ?? 0] as const]))
		.toSorted(([a], [b]) => a - b);
	if (sorted.length === 0) return null;
	const value = answerAt(sorted, p);
	const under = estimateMean(
		sample,
		answers.map((answer) => (answer === null ? null : Number(answer <= value))),
	);
	const half = under
		? tQuantile((1 + level) / 2, Math.max(df ?? under.df, 1)) * Math.sqrt(under.variance)
		: 0;
	// Around the share that does lie there, as R's survey takes it: of many like answers it is well over `p`.
	const around = under?.value ?? p;
	return {
		value,
		low: answerAt(sorted, Math.max(around - half, 0)),
		high: answerAt(sorted, Math.min(around + half, 1)),
		n: sorted.length,
	};
}
