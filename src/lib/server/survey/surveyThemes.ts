import type { z } from 'zod';
import type { surveyThemesAnswer } from '#lib/exchange/forms/surveys.ts';
import type { listPublishedWaves, listResults } from './queries/surveys.ts';

type Found = Awaited<ReturnType<typeof listPublishedWaves>>[number];
type Result = Awaited<ReturnType<typeof listResults>>[number];

/** The themes that are told of open answers, with their shares of who answered and how far coders agree; of other answers none. */
export function surveyThemes(
	{ plan, survey, wave }: Found,
	{ question, groups, printed, coded = null }: Result,
): z.infer<typeof surveyThemesAnswer> {
	const [whole] = groups;
	const label = (name: string | null) => question.options.find((one) => one.name === name)?.label;
	const alpha = (name: string | null) => coded?.alphas.find(({ option }) => option === name)?.alpha ?? null;
	return {
		...{ plan: plan.code, demonstration: plan.demonstration, survey: survey.code, wave: wave.code },
		sampling: survey.sampling,
		question: { key: question.key, kind: question.kind, label: question.label },
		base: { n: whole?.n ?? null, weighted: whole?.weighted ?? null },
		shown: whole !== undefined && whole.showing !== 'few',
		themes: (question.kind === 'text' ? (whole?.shares ?? []) : []).flatMap(
			({ option, n, share, low, high }) => {
				const name = label(option);
				if (option === null || !name) return [];
				const origin = printed && (printed.includes(option) ? ('published' as const) : ('invented' as const));
				return [{ theme: option, name, n, share, low, high, alpha: alpha(option), origin }];
			},
		),
		coded: coded && { coders: coded.coders, answers: coded.answers },
	};
}
