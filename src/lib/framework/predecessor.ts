/** What stands for an indicator a year before. Source: docs/rules.md, Comparison and Changed calculation. */
import { calculationOf } from '#lib/figures/calculations.ts';
import type { Indicator } from '#lib/figures/indicator.ts';

/**
 * The indicators whose figures, added up, stand for `indicator` in an earlier window: itself when it has a figure then;
 * else its one named predecessor, whatever its calculation, for a changed calculation is why it was replaced; else
 * its several predecessors, when all are `sum`, since nothing else may be added. All of them in the indicator's unit.
 * Empty: nothing does, and no comparison is told. A predecessor without a figure then leaves the sum incomplete:
 * tell no change and say which, as for a part of a composite.
 * @param predecessors those that the indicator names, not theirs in turn
 * @param hasFigure whether an indicator has a figure, 0 included, in the earlier window
 */
export function standInsFor(
	indicator: Indicator,
	predecessors: readonly Indicator[],
	hasFigure: (indicator: Indicator) => boolean,
): readonly Indicator[] {
	if (hasFigure(indicator)) return [indicator];
	if (predecessors.some(({ unit }) => unit !== indicator.unit)) return [];
	const areAdded = predecessors.every(({ calculation }) => calculationOf(calculation).addsUp);
	if (predecessors.length > 1 && !areAdded) return [];
	return predecessors;
}
