/** Which indicator stands for an output where its money is set beside its results. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';

/**
 * The output's headline indicator with a share of its target, else its first indicator with one. Undefined: none has a
 * target, so nothing can stand beside the money.
 * @param indicators in the framework's order
 */
export function standsFor(
	output: string,
	indicators: readonly IndicatorProgress[],
): IndicatorProgress | undefined {
	const own = indicators.filter((one) => one.output === output && hasTarget(one));
	return own.find(({ headline }) => headline) ?? own[0];
}

/** A share that is unknown only for want of a report has a target all the same. */
function hasTarget({ target, share, reached }: IndicatorProgress): boolean {
	return share !== null || (reached === null && target !== null && target !== 0);
}
