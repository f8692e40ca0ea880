import { publishedEffect } from './designEffect.ts';
import { estimateMean } from './estimate.ts';
import { symmetricInterval } from './interval.ts';
import { splitLayout, wholeLayout, type LaidGroup, type Layout } from './layout.ts';
import { weightedQuantile } from './median.ts';
import {
	toThousandths,
	type PublishedGroup,
	type PublishedNumber,
	type PublishedShare,
} from './published.ts';
import { isChoice } from './question.ts';
import { freedomOf } from './sample.ts';
import { publishedShare } from './shares.ts';
import type { Asked, Members, WaveData } from './wave.ts';

/** The mean with its interval, and the median, of those who answered with a number. */
function numberOf(wave: WaveData, { answers }: Asked, members: Members | null): PublishedNumber | null {
	const numbers = answers.map((answer, i) =>
		(members && !members[i]) || typeof answer !== 'number' ? null : answer,
	);
	const mean = estimateMean(wave.sample, numbers);
	const middle = weightedQuantile(wave.sample, numbers);
	if (!mean || !middle) return null;
	const interval = wave.sampling === 'probability' ? symmetricInterval(mean) : null;
	return {
		mean: toThousandths(mean.value),
		low: interval && toThousandths(interval.low),
		high: interval && toThousandths(interval.high),
		median: middle.value,
		...(interval && publishedEffect(wave.sample, numbers, mean)),
	};
}

/** How many people those who answered stand for, whole: an unrounded sum of weights names the stratum. */
function weightOf(wave: WaveData, { answers }: Asked, members: Members | null): number | null {
	if (!wave.isWeighted) return null;
	const { weights } = wave.sample;
	return Math.round(
		answers.reduce<number>(
			(sum, answer, i) => (answer === null || (members && !members[i]) ? sum : sum + (weights[i] ?? 0)),
			0,
		),
	);
}

function sharesOf(
	wave: WaveData,
	asked: Asked,
	members: Members | null,
	joined: readonly number[],
): PublishedShare[] {
	const apart = asked.question.options
		.map((_, option) => option)
		.filter((option) => !joined.includes(option));
	const isAll = joined.length > 0 && asked.question.kind === 'select_one';
	const shares = apart.map((option) => publishedShare(wave, asked, [option], members));
	const other = isAll ? publishedShare(wave, asked, joined, members) : null;
	const sorted = shares.filter((share) => share !== null).toSorted((a, b) => b.share - a.share);
	return other ? [...sorted, other] : sorted;
}

function groupOf(
	wave: WaveData,
	asked: Asked,
	group: LaidGroup,
	{ joined }: Layout,
	n: number | null,
): PublishedGroup {
	const { name, members, showing } = group;
	if (showing === 'few') return { group: name, showing, n, weighted: null, shares: [], number: null };
	const isCounted = isChoice(asked.question.kind);
	return {
		group: name,
		showing,
		n,
		weighted: weightOf(wave, asked, members),
		shares: isCounted ? sharesOf(wave, asked, members, joined) : [],
		number: isCounted ? null : numberOf(wave, asked, members),
		...(wave.sampling === 'probability' && { df: freedomOf(wave.sample, answeredIn(asked, members)) }),
	};
}

function answeredIn({ answers }: Asked, members: Members | null) {
	return (response: number) =>
		(answers[response] ?? null) !== null && (!members || members[response] === true);
}

/** A question's figures as strangers read them, of everybody or by the groups of another. */
export function publishedGroups(wave: WaveData, asked: Asked, by: Asked | null): PublishedGroup[] {
	const layout = by ? splitLayout(wave, asked, by) : wholeLayout(wave, asked);
	// Where one size is too small to tell, those of all that are left out go with it.
	const tells = layout.groups.every(
		({ n, showing }) => showing !== 'few' || n === 0 || n >= wave.minimums.count,
	);
	return layout.groups.map((group) =>
		groupOf(wave, asked, group, layout, group.showing !== 'few' || tells ? group.n : null),
	);
}
