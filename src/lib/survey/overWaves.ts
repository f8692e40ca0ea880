/** A question over the waves that asked it, oldest first, out of what each published. Source: docs/rules.md, Surveys. */
import type { Localised } from '#lib/plan/text.ts';
import { isSameWording } from './given.ts';
import type { PublishedGroup } from './published.ts';
import { hasShares, nameNow, renamedOptions, type Question } from './question.ts';

/** The line of other answers: no option has a blank in its name. */
export const OTHER_ANSWERS = 'other answers';

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
	/** Of other answers, which they are in that wave: no line leads to others. Absent: it is of an answer that is told. */
	readonly made?: string;
}

/** An answer, or the mean of numbers, with a figure for each wave; null: that wave does not tell it. */
export interface OverWaves {
	/** Null: the mean. */
	readonly option: string | null;
	readonly label: Localised | null;
	/** What it was called before, and the last wave that called it so; oldest first. */
	readonly before: readonly { readonly label: Localised; readonly until: Localised }[];
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
				.map(({ group }, at) =>
					(group?.shares ?? []).flatMap(({ option }) => nameAtLast(like, at, option) ?? []),
				)
				.toReversed()
				.flat()
		: [null];
	const lines = [...new Set(options)].map((option) => ({
		option,
		label: option === null ? null : (labelsOf(like, option).at(-1)?.label ?? null),
		before: option === null ? [] : namesBefore(like, option),
		figures: like.map((one, at) => figureIn(one, option, (name) => nameAtLast(like, at, name))),
	}));
	const others = like.map((one, at) => othersIn(one, (name) => nameAtLast(like, at, name)));
	const ofOthers = others.some((figure) => figure !== null)
		? [{ option: OTHER_ANSWERS, label: null, before: [], figures: others }]
		: [];
	return { waves, lines: [...lines, ...ofOthers], isShare };
}

/** What an option of a wave is called in the newest one, by what each wave between says of its own. */
function nameAtLast(all: readonly AskedInWave[], at: number, option: string | null): string | null {
	let name = option;
	for (const { question } of all.slice(at + 1)) {
		if (name === null) return null;
		const now = nameNow(renamedOptions(question), name);
		// Another answer has its name by now: it ends there, under a name of its own.
		if (now === null) return `${option}@${all[at]?.wave.code ?? ''}`;
		name = now;
	}
	return name;
}

/** The labels under which waves offered it, oldest first, with its name there. */
function labelsOf(all: readonly AskedInWave[], option: string) {
	return all.flatMap(({ question, wave }, at) => {
		const own = question.options.find(({ name }) => nameAtLast(all, at, name) === option);
		return own ? [{ name: own.name, label: own.label, wave: wave.name }] : [];
	});
}

function namesBefore(all: readonly AskedInWave[], option: string): OverWaves['before'] {
	const labels = labelsOf(all, option);
	return labels.flatMap(({ name, label, wave }, i) => {
		const next = labels[i + 1];
		return next && next.name !== name ? [{ label, until: wave }] : [];
	});
}

/** @param nameOf what an option of the wave is called in the newest one */
function figureIn(
	{ group, printed }: AskedInWave,
	option: string | null,
	nameOf: (name: string) => string | null,
): WaveFigure | null {
	if (!group || group.showing === 'few') return null;
	const isBracketed = group.showing === 'bracketed';
	if (option === null) {
		const { number } = group;
		const isPrinted = printed && printed.includes('mean');
		return (
			number && { value: number.mean, low: number.low, high: number.high, n: null, isBracketed, isPrinted }
		);
	}
	const share = group.shares.find((one) => one.option !== null && nameOf(one.option) === option);
	if (!share) return null;
	const isPrinted = printed && printed.includes(share.option ?? '');
	return { value: share.share, low: share.low, high: share.high, n: share.n, isBracketed, isPrinted };
}

/** Other answers of a wave, with which they are. @param nameOf as of `figureIn` */
function othersIn(
	{ group, printed, question }: AskedInWave,
	nameOf: (name: string) => string | null,
): WaveFigure | null {
	const share = group?.shares.find(({ option }) => option === null);
	if (!group || !share || group.showing === 'few') return null;
	const told = new Set(group.shares.map(({ option }) => option));
	const made = question.options.filter(({ name }) => !told.has(name)).map(({ name }) => nameOf(name) ?? name);
	return {
		...{ value: share.share, low: share.low, high: share.high, n: share.n },
		...{ isBracketed: group.showing === 'bracketed', isPrinted: printed === null ? null : false },
		made: JSON.stringify(made.toSorted()),
	};
}

/** Where a line is drawn: positions of waves that follow each other, told and worded alike, of other answers the same ones. One of a single wave is a point. */
export function stretchesOf({ waves }: Pick<QuestionOverWaves, 'waves'>, { figures }: OverWaves): number[][] {
	const found: number[][] = [];
	for (const [i, figure] of figures.entries()) {
		if (!figure) continue;
		const last = found.at(-1);
		const isSame = figures[i - 1]?.made === figure.made;
		if (last?.at(-1) === i - 1 && isSame && waves[i]?.isReworded !== true) last.push(i);
		else found.push([i]);
	}
	return found;
}
