/** What a published wave shows, as the API answers it: of what was frozen alone. */
import type { z } from 'zod';
import type { surveyAnswer, surveyResultAnswer } from '#lib/exchange/forms/surveys.ts';
import type { PublishedGroup } from '#lib/survey/published.ts';
import type { findQuestion, listPublishedWaves, listResults } from './queries/surveys.ts';

type Found = Awaited<ReturnType<typeof listPublishedWaves>>[number];
type Result = Awaited<ReturnType<typeof listResults>>[number];
type SplitBy = NonNullable<Awaited<ReturnType<typeof findQuestion>>>;
type Answer = z.infer<typeof surveyResultAnswer>;

export function answeredWave({
	code,
	name,
	firstDay,
	lastDay,
	responses,
	asked,
	origin,
}: Found['wave']): z.infer<typeof surveyAnswer>['waves'][number] {
	return { code, name, first_day: firstDay, last_day: lastDay, responses, asked, origin };
}

function figuresOf({ n, weighted, showing, shares, number }: PublishedGroup, printed: Result['printed']) {
	return {
		base: { n, weighted },
		shown: showing !== 'few',
		bracketed: showing === 'bracketed',
		options: shares.map((share) => ({
			...{ option: share.option, n: share.n, share: share.share, low: share.low, high: share.high },
			origin:
				printed && (printed.includes(share.option ?? '') ? ('published' as const) : ('invented' as const)),
		})),
		number: number && { mean: number.mean, low: number.low, high: number.high, median: number.median },
	};
}

const NOBODY: PublishedGroup = {
	...{ group: null, showing: 'few', n: null, weighted: null, shares: [], number: null },
};

/** @param split what is shown of it by another question; undefined: it is asked of everybody alone */
export function surveyResult(
	{ plan, survey, wave }: Found,
	whole: Result,
	split?: { readonly result: Result; readonly by: SplitBy },
): Answer {
	const { key, kind, label, options, upTo, relevant } = whole.question;
	return {
		...{ plan: plan.code, demonstration: plan.demonstration, survey: survey.code, wave: wave.code },
		sampling: survey.sampling,
		question: {
			...{ key, kind, label, up_to: upTo, relevant },
			options: options.map((option) => ({
				...{ name: option.name, label: option.label, scale: option.scale ?? null },
			})),
		},
		...figuresOf(whole.groups[0] ?? NOBODY, whole.printed),
		by: split ? { key: split.by.key, kind: split.by.kind, label: split.by.label } : null,
		groups: (split?.result.groups ?? []).map((group) => ({
			...{ group: group.group ?? '', ...figuresOf(group, split?.result.printed ?? null) },
			reason: group.showing === 'few' ? 'too few' : null,
		})),
	};
}
