import { tokensOf } from './tokens.ts';

/** One answer by its words: positions in the list of words, ascending, and how much each weighs; its length is 1. */
export interface WeighedRow {
	readonly words: readonly number[];
	readonly weights: readonly number[];
}

export interface Weighed {
	/** As they are written most often. */
	readonly words: readonly string[];
	readonly rows: readonly WeighedRow[];
}

/** A word that stands in one answer alone gathers nothing. */
const FEWEST_ANSWERS = 2;
const MOST_WORDS = 2000;

const counted = (words: Iterable<string>) => {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
};
const byCount = (counts: ReadonlyMap<string, number>) =>
	[...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));

/** Answers as rows of TF-IDF: a word weighs the more, the fewer answers it stands in. The same answers give the same rows. */
export function weighedAnswers(answers: readonly string[]): Weighed {
	const tokens = answers.map(tokensOf);
	const inAnswers = counted(tokens.flatMap((own) => [...new Set(own.map(({ folded }) => folded))]));
	const spellings = Map.groupBy(tokens.flat(), ({ folded }) => folded);
	const kept = byCount(inAnswers).filter(([, count]) => count >= FEWEST_ANSWERS);
	const chosen = kept.slice(0, MOST_WORDS);
	const positions = new Map(chosen.map(([word], i) => [word, i]));
	const rarity = chosen.map(([, count]) => Math.log((1 + answers.length) / count));
	const words = chosen.map(
		([word]) => byCount(counted((spellings.get(word) ?? []).map(({ written }) => written)))[0]?.[0] ?? word,
	);
	const rows = tokens.map((own): WeighedRow => {
		const times = counted(own.map(({ folded }) => folded));
		const weighed = [...times].flatMap(([word, count]): (readonly [number, number])[] => {
			const at = positions.get(word);
			return at === undefined ? [] : [[at, count * (rarity[at] ?? 0)]];
		});
		const sorted = weighed.toSorted(([a], [b]) => a - b);
		const length = Math.hypot(...sorted.map(([, weight]) => weight));
		return { words: sorted.map(([at]) => at), weights: sorted.map(([, weight]) => weight / length) };
	});
	return { words, rows };
}
