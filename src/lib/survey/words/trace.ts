/** How a figure of a survey comes about, in sentences. Source: docs/rules.md, Why this number. */
import { colon, plain } from '#lib/i18n/locale.ts';
import { formatAverage, formatCount, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { isMultiple } from '#lib/survey/question.ts';
import type { AnswerBehind, AnswerTrace } from '#lib/survey/trace.ts';

/** Whose figure it is, as the survey calls them; empty: of everybody, and no share. */
export function answerPart({ asked, spoken }: AnswerTrace): string[] {
	const { optionName, byName, groupName } = spoken;
	const by = byName ? plain(byName) : asked.by;
	const group = groupName ? plain(groupName) : asked.group;
	return [
		...(asked.option === null ? [] : [optionName ? plain(optionName) : asked.option]),
		...(by === null || group === null ? [] : [`${by}${colon()}${group}`]),
	];
}

/** Who answered and what of it, and how that comes to the figure. */
export function answerRule({ asked, spoken, kept, behind }: AnswerTrace): string[] {
	if (!kept || !behind) return [];
	const { question, share } = behind;
	return [
		...baseLines(asked.group === null ? null : (spoken.groupName ?? null), spoken.sampling, kept, behind),
		...(question.relevant === null ? [] : [`${m.survey_relevant()} \u2066${question.relevant}\u2069`]),
		...(share
			? [
					m.why_answer_chose({
						answer: spoken.optionName ? plain(spoken.optionName) : (asked.option ?? ''),
						n: formatCount(share.n),
					}),
				]
			: []),
		countedLine(asked.name, behind),
		...weightLines(behind),
		...(question.kind === 'rank' ? [m.why_answer_rank()] : []),
		...(share && (isMultiple(question.kind) || question.kind === 'text') ? [m.survey_several()] : []),
		...(spoken.is === 'told' && spoken.isBracketed ? [m.survey_bracketed()] : []),
	];
}

function baseLines(
	group: NonNullable<AnswerTrace['spoken']['groupName']> | null,
	sampling: AnswerTrace['spoken']['sampling'],
	{ wave }: NonNullable<AnswerTrace['kept']>,
	behind: AnswerBehind,
): string[] {
	const numbers = { n: formatCount(behind.group.n ?? 0), all: formatCount(wave.responses) };
	const isOpen = sampling === 'open';
	const whole = isOpen ? m.why_answer_open : m.why_answer_all;
	const part = isOpen ? m.why_answer_open_group : m.why_answer_group;
	return [
		group ? part({ ...numbers, group: plain(group) }) : whole(numbers),
		...(wave.asked === null ? [] : [m.why_answer_asked({ asked: formatCount(wave.asked) })]),
	];
}

function countedLine(
	name: AnswerTrace['asked']['name'],
	{ group, share, design }: Pick<AnswerBehind, 'group' | 'share' | 'design'>,
): string {
	if (name === 'mean') return design ? m.why_answer_mean_weighted() : m.why_answer_mean();
	if (name === 'median') return design ? m.why_answer_median_weighted() : m.why_answer_median();
	const [n, all] = [share?.n ?? 0, group.n ?? 0];
	const told = formatShare(share?.share ?? null);
	if (design) return m.why_answer_weighted({ share: told, alike: formatShare(n / all) });
	return m.why_answer_alike({ equation: `\u2066${formatCount(n)} ÷ ${formatCount(all)} = ${told}\u2069` });
}

/** Relative weights add up to nothing that there is. */
function weightLines({ group, design }: AnswerBehind): string[] {
	if (design?.weightKind !== 'expansion' || group.weighted === null) return [];
	return [m.why_answer_stand({ weighted: formatCount(group.weighted) })];
}

/** Of people who were drawn: between which values it lies, and by what of the design. Empty for all others. */
export function answerCertainty({ asked, spoken, behind }: AnswerTrace): string[] {
	if (spoken.is !== 'told' || spoken.sampling !== 'probability' || !behind) return [];
	const { low, high } = spoken;
	const { design, group, share, number } = behind;
	const format = asked.name === 'share' ? formatShare : formatAverage;
	const between = asked.name === 'share' ? m.why_answer_share_between : m.why_answer_mean_between;
	const deff = asked.name === 'median' ? undefined : (share ?? number)?.deff;
	return [
		...(asked.name === 'median' ? [m.why_answer_median_none()] : []),
		...(low === null || high === null ? [] : [between({ low: format(low), high: format(high) })]),
		...(deff === undefined ? [] : [m.why_answer_deff({ deff: formatAverage(deff) })]),
		...(group.df === undefined ? [] : [m.why_answer_df({ df: formatCount(group.df) })]),
		...(design
			? [m.why_answer_design({ units: formatCount(design.units), strata: formatCount(design.strata) })]
			: []),
	];
}

/** Of a demonstration whether the source prints the figure, and what of the wave is invented. */
export function answerMark({ kept, behind }: AnswerTrace): string[] {
	const origin = kept?.wave.origin;
	const mark = behind?.isPrinted;
	return [
		...(mark === null || mark === undefined ? [] : [mark ? m.why_answer_printed() : m.why_answer_invented()]),
		...(origin ? [plain(origin)] : []),
	];
}
