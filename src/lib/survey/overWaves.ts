/** A question over the waves that asked it, oldest first, out of what each published. Source: docs/rules.md, Surveys. */
import type { Localised } from '#lib/plan/text.ts';
import { isSameWording } from './given.ts';
import type { PublishedGroup } from './published.ts';
import { hasShares, type Question } from './question.ts';

/** Older waves are left out: a chart of more than these is none. */
export const MOST_OVER = 24;

/** A wave that tells the question of everybody. */
export interface AskedInWave {
	readonly wave: {
		readonly code: string;
		readonly name: Localised;
		/** ISO. */
		readonly firstDay: string;
		readonly lastDay: string;
	};
	readonly question: Question;
	readonly group: PublishedGroup | undefined;
	/** As a wave's results have it. */
	readonly printed: readonly string[] | null;
}

export interface WaveFigure {
	/** A share from 0 to 1, or a mean. */
	readonly value: number;
	/** Its interval; null: people were not drawn. */
	readonly low: number | null;
	readonly high: number | null;
	/** Who chose it; of a mean null. */
	readonly n: number | null;
	readonly isBracketed: boolean;
	/** Null: nothing of the survey is invented. */
	readonly isPrinted: boolean | null;
}

/** An answer, or the mean of numbers, with a figure for each wave; null: that wave does not tell it. */
export interface OverWaves {
	/** Null: the mean. */
	readonly option: string | null;
	readonly label: Localised | null;
	readonly figures: readonly (WaveFigure | null)[];
}

export interface QuestionOverWaves {
	readonly waves: readonly (AskedInWave['wave'] & {
		/** Who answered; null: not told. */
		readonly n: number | null;
		/** The question was worded otherwise in the wave before: no line leads here from there. */
		readonly isReworded: boolean;
	})[];
	readonly lines: readonly OverWaves[];
	readonly isShare: boolean;
}

/** Answers in the order of the newest wave, and those that only earlier ones told behind them. Null: fewer waves than `least` tell it, of a chart two. */
export function questionOverWaves(all: readonly AskedInWave[], least = 2): QuestionOverWaves | null {
	const asked = all.slice(-MOST_OVER);
	const newest = asked.at(-1);
	if (!newest) return null;
	const isShare = hasShares(newest.question.kind);
	const like = asked.filter(({ question }) => hasShares(question.kind) === isShare);
	if (like.length < least) return null;
	const waves = like.map(({ wave, question, group }, i) => {
		const before = like[i - 1];
		return {
			...wave,
			n: group?.n ?? null,
			isReworded: before !== undefined && !isSameWording(before.question, question),
		};
	});
	const options = isShare
		? like
				.toReversed()
				.flatMap(({ group }) => group?.shares ?? [])
				.flatMap(({ option }) => option ?? [])
		: [null];
	const lines = [...new Set(options)].map((option) => ({
		option,
		label: option === null ? null : labelIn(like, option),
		figures: like.map((one) => figureIn(one, option)),
	}));
	return { waves, lines, isShare };
}

function labelIn(all: readonly AskedInWave[], option: string): Localised | null {
	const found = all.findLast(({ question }) => question.options.some(({ name }) => name === option));
	return found?.question.options.find(({ name }) => name === option)?.label ?? null;
}

function figureIn({ group, printed }: AskedInWave, option: string | null): WaveFigure | null {
	if (!group || group.showing === 'few') return null;
	const isBracketed = group.showing === 'bracketed';
	const isPrinted = printed && printed.includes(option ?? 'mean');
	if (option === null) {
		const { number } = group;
		return (
			number && { value: number.mean, low: number.low, high: number.high, n: null, isBracketed, isPrinted }
		);
	}
	const share = group.shares.find((one) => one.option === option);
	if (!share) return null;
	return { value: share.share, low: share.low, high: share.high, n: share.n, isBracketed, isPrinted };
}

/** Where a line is drawn: positions of waves that follow each other, told and worded alike. One of a single wave is a point. */
export function stretchesOf({ waves }: Pick<QuestionOverWaves, 'waves'>, { figures }: OverWaves): number[][] {
	const found: number[][] = [];
	for (const [i, figure] of figures.entries()) {
		if (!figure) continue;
		const last = found.at(-1);
		if (last?.at(-1) === i - 1 && waves[i]?.isReworded !== true) last.push(i);
		else found.push([i]);
	}
	return found;
}
