import type { IndicatorProgress, Localised } from '#lib/domain/answer.ts';

export interface Node {
	readonly code: string;
	readonly name: Localised;
	readonly outcome: string | null;
}

export interface OutputRows {
	/** The output, or the outcome where its indicators span outputs. */
	readonly node: Node;
	/** Headline indicators first, each part in the framework's order. */
	readonly indicators: readonly IndicatorProgress[];
}

/** Indicators under the output, or outcome, that they hang on, in the framework's order; what has none is left out. */
export function groupByOutput(
	indicators: readonly IndicatorProgress[],
	nodes: readonly Node[],
): OutputRows[] {
	return nodes.flatMap((node) => {
		const own = indicators.filter(({ output, outcome }) => (output ?? outcome) === node.code);
		const [headline, others] = [own.filter((one) => one.headline), own.filter((one) => !one.headline)];
		return own.length > 0 ? [{ node, indicators: [...headline, ...others] }] : [];
	});
}
