/** Answers on a scale as a drawing: bars around the middle, one for each group. */
import { plain } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { brokenLines } from '#lib/server/files/picture/lines.ts';
import type { Question } from '#lib/survey/question.ts';
import { inScaleOrder, scaleBars, scaleLook, scaleOf, scaleReach } from '#lib/survey/scale.ts';
import { scaleWords } from '#lib/survey/words/scale.ts';
import { drawingOf } from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import { namedShare, shareFigure, type GroupedResult } from './groupBars.server.ts';
import { SCALE, type ScaleRow } from './scale.ts';
import ScaleBars from './ScaleBars.svelte';

type Result = GroupedResult & { readonly question: Pick<Question, 'kind' | 'options'> };
const TYPE = { size: 13, weight: 400 } as const;
const NAME = { size: 13, weight: 600 } as const;

/** Undefined: its answers stand on no scale. */
export function drawScale(
	{ question, groups, printed }: Result,
	by: Pick<Question, 'options'> | undefined,
): string | undefined {
	const scale = scaleOf(question);
	if (scale.length === 0) return undefined;
	const bars = scaleBars(scale, groups);
	const rows = bars.map((bar): ScaleRow => {
		const { group, n, showing, shares } = bar.group;
		const named = by?.options.find(({ name }) => name === group);
		const few = n === null ? m.survey_few() : m.survey_few_of({ n: formatCount(n) });
		const base = showing === 'few' ? few : m.survey_base({ n: formatCount(n ?? 0) });
		const name = named ? `${plain(named.label)}: ${base}` : base;
		const answers = inScaleOrder(question, shares).map((share) => namedShare(question, share, printed));
		const words = showing === 'few' ? [] : [scaleWords(question, scale, bar).join(' · '), ...answers];
		return {
			name: by || showing === 'few' ? brokenLines(name, SCALE.width, NAME) : [],
			parts: bar.parts.map((part) => ({ ...part, figure: shareFigure(part.share, showing) })),
			words: words.flatMap((text) => brokenLines(text, SCALE.width, TYPE)),
		};
	});
	const key = scale.map((option) => ({ ...scaleLook(option, scale), words: plain(option.label) }));
	return drawingOf(ScaleBars, { rows, key, reach: scaleReach(bars) });
}
