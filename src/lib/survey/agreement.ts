/** Weight of a disagreement between two ranks of ordered values, by their counts. */
export type Disagreement = 'nominal' | 'ordinal' | 'interval';

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function distance(
	kind: Disagreement,
	a: number,
	b: number,
	values: readonly number[],
	counts: readonly number[],
) {
	if (a === b) return 0;
	if (kind === 'nominal') return 1;
	if (kind === 'interval') return ((values[a] ?? 0) - (values[b] ?? 0)) ** 2;
	const [low, high] = [Math.min(a, b), Math.max(a, b)];
	const between = sumOf(counts.slice(low, high + 1));
	return (between - ((counts[low] ?? 0) + (counts[high] ?? 0)) / 2) ** 2;
}

/**
 * Krippendorff's α: how far coders agree beyond chance, 1 being always. Null where fewer than two coded the same, or all
 * coded one value.
 * @param coders the value that each gave to each unit; null: none
 */
export function krippendorffAlpha(
	coders: readonly (readonly (number | null)[])[],
	kind: Disagreement = 'nominal',
): number | null {
	const units = (coders[0] ?? [])
		.map((_, unit) => coders.map((coder) => coder[unit] ?? null).filter((value) => value !== null))
		.filter((given) => given.length > 1);
	const values = [...new Set(units.flat())].toSorted((a, b) => a - b);
	const pairs = values.map(() => values.map(() => 0));
	for (const given of units) {
		for (const [i, a] of given.entries()) {
			for (const [j, b] of given.entries()) {
				const row = pairs[values.indexOf(a)];
				if (i !== j && row) row[values.indexOf(b)] = (row[values.indexOf(b)] ?? 0) + 1 / (given.length - 1);
			}
		}
	}
	const counts = pairs.map(sumOf);
	let [seen, expected] = [0, 0];
	for (const [a, row] of pairs.entries()) {
		for (const [b, count] of row.entries()) {
			const apart = distance(kind, a, b, values, counts);
			seen += count * apart;
			expected += (counts[a] ?? 0) * (counts[b] ?? 0) * apart;
		}
	}
	return expected === 0 ? null : 1 - ((sumOf(counts) - 1) * seen) / expected;
}
