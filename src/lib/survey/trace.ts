/**
 * How a figure of a survey comes about, told by what was frozen with it. Of one of too few people nothing is told but that.
 * Source: docs/rules.md, Why this number.
 */
import type { Localised } from '#lib/plan/text.ts';
import type { Method } from './method.ts';
import type { PublishedGroup, PublishedNumber, PublishedShare } from './published.ts';
import type { Question, Sampling } from './question.ts';
import type { AskedAnswer, SpokenShown, SpokenSource } from './spoken.ts';

/** All that a wave shows, as a publication keeps it. */
export interface KeptWave {
	readonly survey: { readonly sampling: Sampling; readonly minimum: number; readonly method: Method };
	readonly wave: {
		readonly firstDay: string;
		readonly lastDay: string;
		readonly responses: number;
		readonly asked: number | null;
		readonly origin: Localised | null;
	};
	readonly design: KeptDesign | null;
	readonly results: readonly {
		readonly question: Question;
		readonly by: string | null;
		readonly printed: readonly string[] | null;
		readonly groups: readonly PublishedGroup[];
	}[];
}

interface KeptDesign {
	readonly weightKind: 'expansion' | 'relative';
	readonly strata: number;
	readonly units: number;
}

/** What stands behind a figure that is told. */
export interface AnswerBehind {
	readonly question: Pick<Question, 'kind' | 'upTo' | 'relevant'>;
	readonly group: Pick<PublishedGroup, 'n' | 'weighted' | 'df'>;
	/** Null: the figure is no share. */
	readonly share: PublishedShare | null;
	readonly number: PublishedNumber | null;
	/** Whether the source prints it; null: nothing of the survey is invented. */
	readonly isPrinted: boolean | null;
	readonly design: KeptDesign | null;
}

export interface AnswerTrace {
	readonly asked: AskedAnswer;
	readonly spoken: SpokenShown & SpokenSource;
	/** How people were asked; null: a publication of before it was kept, or the figure is of too few people. */
	readonly kept: Pick<KeptWave, 'survey' | 'wave'> | null;
	readonly behind: AnswerBehind | null;
	/** Fewest people of a group that is told; null: not kept. */
	readonly minimum: number | null;
}

export function answerFigure(
	asked: AskedAnswer,
	spoken: SpokenShown & SpokenSource,
	told: KeptWave | null,
): AnswerTrace {
	const minimum = told?.survey.minimum ?? null;
	if (spoken.is === 'few' || !told) return { asked, spoken, kept: null, behind: null, minimum };
	const { survey, wave } = told;
	return { asked, spoken, kept: { survey, wave }, behind: behindOf(asked, told), minimum };
}

function behindOf({ name, question, option, by, group }: AskedAnswer, { results, design }: KeptWave) {
	const result = results.find((one) => one.question.key === question && one.by === by);
	const found = result?.groups.find((one) => one.group === group);
	if (!result || !found) return null;
	const { kind, upTo, relevant } = result.question;
	const { n, weighted, df, shares, number } = found;
	return {
		question: { kind, upTo, relevant },
		group: { n, weighted, ...(df !== undefined && { df }) },
		share: name === 'share' ? (shares.find((one) => one.option === option) ?? null) : null,
		number: name === 'share' ? null : number,
		isPrinted: result.printed && result.printed.includes(option ?? name),
		design,
	};
}
