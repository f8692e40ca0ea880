import { isolated, plain } from '#lib/i18n/locale.ts';
import { formatCount, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublishedGroup, PublishedShare } from '#lib/survey/published.ts';
import type { Question } from '#lib/survey/question.ts';
import {
	lengthRow,
	partLength,
} from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/lengthRow.server.ts';

export interface GroupedResult {
	readonly question: Pick<Question, 'options'>;
	readonly groups: readonly PublishedGroup[];
	readonly printed: readonly string[] | null;
}

/** "53 % (51 % – 55 %)", and where figures are marked whether it was published. */
function figureOf({ share, low, high, option }: PublishedShare, printed: GroupedResult['printed']): string {
	const margin = low !== null && high !== null ? ` (${formatShare(low)} – ${formatShare(high)})` : '';
	const isPrinted = option !== null && printed?.includes(option);
	const mark = printed ? ` · ${isPrinted ? m.survey_published() : m.survey_invented()}` : '';
	return isolated(formatShare(share) + margin) + mark;
}

/** Few people stand in brackets. */
export function shareFigure(share: number, showing: PublishedGroup['showing']): string {
	return showing === 'bracketed' ? `(${formatShare(share)})` : formatShare(share);
}

/** "Very safe: 24 % (22 % – 26 %)". */
export function namedShare(
	{ options }: Pick<Question, 'options'>,
	share: PublishedShare,
	printed: GroupedResult['printed'],
): string {
	const option = options.find((one) => one.name === share.option);
	return `${option ? plain(option.label) : m.survey_other_answers()}: ${figureOf(share, printed)}`;
}

/** A bar for each answer, below the name of its group where there are groups; of one with too few that, and no bar. */
export function groupBars(
	{ question, groups, printed }: GroupedResult,
	by: Pick<Question, 'options'> | undefined,
) {
	const labelIn = (options: Question['options'], name: string | null, other: string) => {
		const option = options.find((one) => one.name === name);
		return option ? plain(option.label) : other;
	};
	return groups.flatMap((group) => {
		const { shares, n, showing } = group;
		const few = n === null ? m.survey_few() : m.survey_few_of({ n: formatCount(n) });
		const base = showing === 'few' ? few : m.survey_base({ n: formatCount(n ?? 0) });
		const heading = by
			? [lengthRow(`${labelIn(by.options, group.group, m.survey_everybody())}: ${base}`)]
			: [];
		const bars = shares.map((share) =>
			lengthRow(labelIn(question.options, share.option, m.survey_other_answers()), figureOf(share, printed), [
				[partLength(share.share, 'first')],
			]),
		);
		return bars.length > 0 || by ? [...heading, ...bars] : [];
	});
}
