/** The figures of a quarter as tables of a Word file: what leads them, then output by output. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { figureWords } from '#lib/figures/words/figure.ts';
import { sublines } from '#lib/figures/words/indicator.ts';
import { codeList, plain } from '#lib/i18n/locale.ts';
import { DASH, formatFigure, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Block, Run } from '#lib/server/files/word/document.ts';
import type { FrameworkNode } from '#lib/server/framework/queries/outputs.ts';
import type { Notes } from './runs.ts';

interface Figures {
	readonly indicators: readonly IndicatorProgress[];
	readonly nodes: readonly FrameworkNode[];
	readonly groups: readonly PlanGroup[];
	/** Of the period, as its plan writes it. */
	readonly year: string;
}

/** @param notes takes those of the indicators */
export function figureTables(figures: Figures, notes: Notes, language: string): Block[] {
	const { indicators, nodes } = figures;
	const headlines = indicators.filter(({ headline }) => headline);
	const ofNode = (node: FrameworkNode) =>
		indicators.filter(({ headline, output, outcome }) => !headline && (output ?? outcome) === node.code);
	return [
		...tableOf(m.headline_indicators(), headlines, figures, notes, language),
		...nodes.flatMap((node) =>
			tableOf(`${codeList([node.code])} ${plain(node.name)}`, ofNode(node), figures, notes, language),
		),
	];
}

function tableOf(
	title: string,
	indicators: readonly IndicatorProgress[],
	{ year, groups }: Figures,
	notes: Notes,
	language: string,
): Block[] {
	if (indicators.length === 0) return [];
	const cell = (text: string): Run[] => [{ text }];
	return [
		{ is: 'heading', level: 2, language, runs: cell(title) },
		{
			is: 'table',
			language,
			label: title,
			head: [m.indicator(), m.reached(), m.target_of({ year }), m.share_of_target()],
			rows: indicators.map((indicator) => [
				nameOf(indicator, groups, notes, language),
				cell(reachedOf(indicator)),
				cell(formatFigure(indicator.target, indicator.unit)),
				cell(indicator.share === null ? DASH : formatShare(indicator.share)),
			]),
			widths: [52, 18, 16, 14],
		},
	];
}

function nameOf(
	indicator: IndicatorProgress,
	groups: readonly PlanGroup[],
	notes: Notes,
	language: string,
): Run[] {
	const { code, name, note } = indicator;
	const mark = note ? { note: notes.push({ runs: [{ text: plain(note) }], language }) - 1 } : {};
	const lines = sublines(indicator, groups);
	return [
		{ text: `${plain(name)} ${codeList([code])}`, ...mark, ...(lines.length > 0 && { ends: true }) },
		...lines.map((text, i) => ({ text, ...(i < lines.length - 1 && { ends: true }) })),
	];
}

function reachedOf(indicator: IndicatorProgress): string {
	const isWithheld = indicator.withheldFigures?.includes('reached') === true;
	if (indicator.reached === null && !isWithheld) return m.status_not_reported();
	return figureWords({ ...indicator, isWithheld }, indicator.unit);
}
