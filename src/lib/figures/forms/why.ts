/** What an address asks of the page that explains a figure. */
import { z } from 'zod';
import { filter, window } from '#lib/forms/parameters.ts';
import { TRACED_FIGURES, type TraceAsked } from '#lib/figures/trace/asked.ts';
import { byDimension, dimensionLine } from '#lib/plan/groups.ts';

export const whyQuestion = z.object({
	figure: z.enum(TRACED_FIGURES),
	indicator: filter('Code of the indicator'),
	window,
	place: filter('P-code'),
	donor: filter('Code of the donor'),
	partner: filter('Code of the partner'),
	output: z.string().max(200).optional().meta({ description: 'Code of the output; empty: of none' }),
	...byDimension((dimension) => filter(dimensionLine(dimension).asks)),
});

/** A figure of an indicator that is not said is one of none: the plan has no such figure. */
export function askedOf(question: z.output<typeof whyQuestion>): TraceAsked {
	const { figure, indicator = '', window: asked, place, donor, partner, output } = question;
	const groups = byDimension((dimension) => question[dimension]);
	if (figure === 'people') return { figure, window: asked, groups };
	if (figure !== 'indicator') return { figure, output, donor };
	return { figure, indicator, window: asked, place, donor, partner, groups };
}
