import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { ShownText } from './narrative.ts';
import type { SectionKey } from './sections.ts';

export interface Node {
	readonly code: string;
	readonly name: Localised;
	readonly outcome: string | null;
}

/** An output, or an outcome where something spans outputs, with what is said and counted of it. */
export interface NodeRows<Text extends SectionKey = ShownText> {
	readonly node: Node;
	/** What it achieved, in words. */
	readonly texts: readonly Text[];
	/** All but the headline indicators, which stand on top of the page. */
	readonly indicators: readonly IndicatorProgress[];
}

export function headlineOf(indicators: readonly IndicatorProgress[]): IndicatorProgress[] {
	return indicators.filter(({ headline }) => headline);
}

/** Those of which there is something to say or to count, in the framework's order. */
export function byNode<Text extends SectionKey>(
	indicators: readonly IndicatorProgress[],
	nodes: readonly Node[],
	texts: readonly Text[],
): NodeRows<Text>[] {
	return nodes
		.map((node) => ({
			node,
			texts: texts.filter(({ section, output }) => section === 'achievements' && output === node.code),
			indicators: indicators.filter(
				({ headline, output, outcome }) => !headline && (output ?? outcome) === node.code,
			),
		}))
		.filter((one) => one.texts.length + one.indicators.length > 0);
}

/** All indicators as they follow one another on the page, by which its notes are numbered. */
export function inOrder(
	indicators: readonly IndicatorProgress[],
	nodes: readonly Node[],
): IndicatorProgress[] {
	return [...headlineOf(indicators), ...byNode(indicators, nodes, []).flatMap((one) => one.indicators)];
}

/** A count is named by what it counts: "# of projects" is "Projects". */
export function withoutSign({ en, ...translations }: Localised): Localised {
	const [, , counted] = /^#\s*(of\s+)?(.+)$/i.exec(en) ?? [];
	return {
		en: counted === undefined ? en : counted.charAt(0).toUpperCase() + counted.slice(1),
		...translations,
	};
}

/**
 * Whether its status is worth a word: the lack of a milestone is not where the page has none; what is not reported, is
 * withheld or has no target says so in the figure's place.
 */
export function saysStatus({ status, isJudged, incomplete }: IndicatorProgress, judges: boolean): boolean {
	if (status === 'withheld') return false;
	if (incomplete !== null) return true;
	if (!isJudged || status === 'not reported' || status === 'no target') return false;
	return judges || status !== 'no milestone';
}
