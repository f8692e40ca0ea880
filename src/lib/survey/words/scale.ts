/** Answers on a scale, in words. Source: docs/rules.md, Surveys. */
import { colon, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { formatShare, formatWholeShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { PublishedShare } from '#lib/survey/published.ts';
import type { Option, Question } from '#lib/survey/question.ts';
import { scaleLook, type ScaleBar } from '#lib/survey/scale.ts';

function nameOf({ options }: Pick<Question, 'options'>, { option }: PublishedShare): string {
	const found = options.find(({ name }) => name === option);
	return found ? plain(found.label) : m.survey_other_answers();
}

/**
 * What lies on either side, and what stands beside the scale; few
 * people stand in brackets. @param scale of the question, from the lowest
 */
export function scaleWords(
	question: Pick<Question, 'options'>,
	scale: readonly Option[],
	{ group, below, above, beside }: ScaleBar,
): string[] {
	const figure = (words: string) => isolated(group.showing === 'bracketed' ? `(${words})` : words);
	const side = (of: 'below' | 'above', share: number) => {
		const own = scale.filter((option) => scaleLook(option, scale).side === of);
		const answers = own.map(({ label }) => plain(label)).join(separator());
		const written = figure(formatWholeShare(share));
		return own.length === 1 ? answers + colon() + written : m.survey_scale_side({ answers, share: written });
	};
	const answers = beside
		.map((one) => `${nameOf(question, one)} ${figure(formatShare(one.share))}`)
		.join(separator());
	return [
		...[side('below', below), side('above', above)],
		...(answers === '' ? [] : [m.survey_scale_beside({ answers })]),
	];
}
