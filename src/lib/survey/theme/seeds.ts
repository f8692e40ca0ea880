import type { WeighedRow } from './weigh.ts';

/** How alike two rows are: 0 share no word, 1 are the same. @param other its weights by word */
function likeness(row: WeighedRow, other: Float64Array): number {
	return row.words.reduce((sum, word, j) => sum + (row.weights[j] ?? 0) * (other[word] ?? 0), 0);
}

function spread(row: WeighedRow, words: number): Float64Array {
	const all = new Float64Array(words);
	for (const [j, word] of row.words.entries()) all[word] = row.weights[j] ?? 0;
	return all;
}

/**
 * Rows from which themes start: each time the one that is most like all others and least like those that are taken. Of each how
 * alike every row is to it. The same rows give the same; fewer than k where no row is left that differs.
 */
export function seedsOf(rows: readonly WeighedRow[], words: number, k: number) {
	const mean = new Float64Array(words);
	for (const row of rows)
		for (const [j, word] of row.words.entries())
			mean[word] = (mean[word] ?? 0) + (row.weights[j] ?? 0) / rows.length;
	const central = rows.map((row) => likeness(row, mean));
	const nearest = rows.map(() => 0);
	const seeds: { readonly theme: Float64Array; readonly alike: readonly number[] }[] = [];
	while (seeds.length < k) {
		const worth = central.map((value, i) => value * (1 - (nearest[i] ?? 0)));
		const best = worth.reduce((found, value, i) => (value > (worth[found] ?? 0) ? i : found), 0);
		const row = rows[best];
		if (!row || (worth[best] ?? 0) <= 1e-9) return seeds;
		const theme = spread(row, words);
		const alike = rows.map((one) => likeness(one, theme));
		for (const [i, value] of alike.entries()) nearest[i] = Math.max(nearest[i] ?? 0, value);
		seeds.push({ theme, alike });
	}
	return seeds;
}
