import { changeBetween } from './contrast.ts';
import { estimateMean } from './estimate.ts';
import { toThousandths, type PublishedChange, type PublishedGroup } from './published.ts';
import { nameNow } from './question.ts';
import { choseAny } from './shares.ts';
import type { Asked, WaveData } from './wave.ts';

/** A question in one of two waves, with its whole as it is published. */
export interface InWave {
	readonly asked: Asked;
	readonly whole: PublishedGroup | undefined;
}

/**
 * How shares of a question have changed since the wave before, options that both waves tell alone. The waves are looked at
 * as one sample, in which a unit that is in both counts once.
 * @param wave both waves, the earlier one's responses first
 * @param renamed what an option of the earlier wave is called in the later one
 */
export function publishedChanges(
	wave: WaveData,
	earlier: InWave,
	later: InWave,
	renamed: ReadonlyMap<string, string>,
): PublishedChange[] {
	const size = earlier.asked.answers.length;
	const before = new Map(
		(earlier.whole?.shares ?? []).map((share) => [
			share.option === null ? null : nameNow(renamed, share.option),
			share,
		]),
	);
	return (later.whole?.shares ?? []).flatMap(({ option, share }) => {
		const first = option === null ? undefined : before.get(option);
		if (option === null || !first) return [];
		const position = (asked: Asked, name: string | null) =>
			asked.question.options.findIndex((one) => one.name === name);
		const [old, young] = [
			choseAny(earlier.asked, [position(earlier.asked, first.option)], null),
			choseAny(later.asked, [position(later.asked, option)], null),
		];
		const one = estimateMean(wave.sample, [...old, ...young.map(() => null)]);
		const two = estimateMean(wave.sample, [...old.map(() => null), ...young]);
		if (size === 0 || !one || !two) return [];
		const change = wave.sampling === 'probability' ? changeBetween(wave.sample, one, two) : null;
		return [
			{
				option,
				before: first.share,
				change: toThousandths(share - first.share),
				low: change && toThousandths(change.low),
				high: change && toThousandths(change.high),
			},
		];
	});
}
