import { publishedEffect } from './designEffect.ts';
import { estimateMean } from './estimate.ts';
import { effectiveSize, shareInterval } from './interval.ts';
import { toThousandths, type PublishedShare } from './published.ts';
import { chosenFor } from './question.ts';
import { showingOf, type Showing } from './showing.ts';
import type { Asked, Members, WaveData } from './wave.ts';

/** Of each response whether it chose any of these options; null: not of the group, or not answered. */
export function choseAny({ question, answers }: Asked, options: readonly number[], members: Members | null) {
	return answers.map((answer, i) => {
		const those = members && !members[i] ? null : chosenFor(question.kind, answer);
		return those && Number(options.some((option) => those.includes(option)));
	});
}

/** How many of a group chose each option, and how many answered. */
export function countOptions({ question, answers }: Asked, members: Members | null) {
	const counts = question.options.map(() => 0);
	let n = 0;
	for (const [i, answer] of answers.entries()) {
		const those = members && !members[i] ? null : chosenFor(question.kind, answer);
		if (!those) continue;
		n++;
		for (const option of those) counts[option] = (counts[option] ?? 0) + 1;
	}
	return { counts, n };
}

/** A share as it is published; of people who were not drawn it has no interval. Null where nobody answered. */
export function publishedShare(
	{ sampling, sample }: WaveData,
	asked: Asked,
	options: readonly number[],
	members: Members | null,
): PublishedShare | null {
	const answers = choseAny(asked, options, members);
	const share = estimateMean(sample, answers);
	if (!share) return null;
	const interval = sampling === 'probability' ? shareInterval(share) : null;
	return {
		option: options.length === 1 ? (asked.question.options[options[0] ?? 0]?.name ?? null) : null,
		n: answers.reduce<number>((sum, answer) => sum + (answer ?? 0), 0),
		share: toThousandths(share.value),
		low: interval && toThousandths(interval.low),
		high: interval && toThousandths(interval.high),
		...(interval && publishedEffect(sample, answers, share)),
	};
}

/** How a group is shown, by the option that most of it chose. */
export function groupShowing(wave: WaveData, asked: Asked, members: Members | null): Showing {
	const { counts, n } = countOptions(asked, members);
	if (wave.sampling !== 'probability') return showingOf(n, wave.minimums, null);
	const most = asked.question.options.length > 0 ? counts.indexOf(Math.max(...counts)) : -1;
	const answers = most < 0 ? null : choseAny(asked, [most], members);
	const share = answers && estimateMean(wave.sample, answers);
	return showingOf(n, wave.minimums, share && { effective: effectiveSize(share), df: share.df });
}
