import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';

export interface Node {
	readonly code: string;
	readonly name: Localised;
	readonly outcome: string | null;
}

export interface RowGroup {
	/** The output, or the outcome where its indicators span outputs; null: the headline indicators of all. */
	readonly node: Node | null;
	readonly indicators: readonly IndicatorProgress[];
}

/**
 * The headline indicators first, then all others under the output, or outcome, that they hang on; each in the framework's
 * order, and a group without indicators left out.
 */
export function groupRows(indicators: readonly IndicatorProgress[], nodes: readonly Node[]): RowGroup[] {
	const headline = indicators.filter((one) => one.headline);
	const others = nodes.map((node) => ({
		node,
		indicators: indicators.filter(
			({ headline, output, outcome }) => !headline && (output ?? outcome) === node.code,
		),
	}));
	return [{ node: null, indicators: headline }, ...others].filter((group) => group.indicators.length > 0);
}
