/** What an address asks of the page that explains a figure. */
import { z } from 'zod';
import { filter, window } from '#lib/forms/parameters.ts';
import { MONEY_FIGURES, TRACED_FIGURES, type TraceAsked } from '#lib/figures/trace/asked.ts';
import { SPOKEN_NAMES, type AskedAnswer } from '#lib/survey/spoken.ts';
import { byDimension, dimensionLine } from '#lib/plan/groups.ts';

export const whyQuestion = z.object({
	figure: z.enum(TRACED_FIGURES),
	indicator: filter('Code of the indicator'),
	window,
	place: filter('P-code'),
	donor: filter('Code of the donor'),
	partner: filter('Code of the partner'),
	output: z.string().max(200).optional().meta({ description: 'Code of the output; empty: of none' }),
	survey: filter('Code of the survey'),
	wave: filter('Code of its wave'),
	question: filter('The question, as the survey calls it'),
	option: filter('The answer of which it is the share'),
	by: filter('The question that splits it'),
	group: filter('The group of that question'),
	...byDimension((dimension) => filter(dimensionLine(dimension).asks)),
});

/** A figure of an indicator that is not said is one of none: the plan has no such figure. */
export function askedOf(question: z.output<typeof whyQuestion>): TraceAsked {
	const { figure, indicator = '', window: asked, place, donor, partner, output } = question;
	const groups = byDimension((dimension) => question[dimension]);
	const name = SPOKEN_NAMES.find((one) => one === figure);
	if (name) return { figure: name, answer: answerOf(name, question) };
	if (figure === 'people') return { figure, window: asked, groups };
	if (figure === 'pipeline') return { figure, indicator };
	const money = MONEY_FIGURES.find((one) => one === figure);
	if (money) return { figure: money, output, donor };
	return { figure: 'indicator', indicator, window: asked, place, donor, partner, groups };
}

/** What is not named is none of the survey's. */
function answerOf(
	name: AskedAnswer['name'],
	{ survey = '', wave = '', question = '', option, by, group }: z.output<typeof whyQuestion>,
): AskedAnswer {
	return {
		...{ name, survey, wave, question },
		option: name === 'share' ? (option ?? '') : null,
		by: by ?? null,
		group: by === undefined ? null : (group ?? ''),
	};
}
