/**
 * Natural breaks: the classes whose values lie closest to the means of their classes (Fisher 1958, what Jenks drew by).
 * Equal values are one value with a weight, so a tie is never split.
 */

/** Sums over the values up to each index, from which the spread of any run of them is known at once. */
interface Sums {
	readonly weight: Float64Array;
	readonly sum: Float64Array;
	readonly square: Float64Array;
}

/**
 * @param values distinct and ascending
 * @param weights how often each occurs
 * @param count of classes, at most as many as values
 * @returns the index at which each class begins, the first (0) left out
 */
export function naturalBreaks(
	values: readonly number[],
	weights: readonly number[],
	count: number,
): number[] {
	const sums = sumUp(values, weights);
	const size = values.length;
	let best = Float64Array.from(values, (_, last) => spread(sums, 0, last));
	const starts: Int32Array[] = [];
	for (let classes = 2; classes <= count; classes++) {
		const next = new Float64Array(size).fill(Infinity);
		const start = new Int32Array(size);
		fill(sums, best, next, start, [classes - 1, size - 1], [classes - 1, size - 1]);
		starts.push(start);
		best = next;
	}
	const breaks: number[] = [];
	let last = size - 1;
	for (const start of starts.toReversed()) {
		const from = start[last] ?? 0;
		breaks.unshift(from);
		last = from - 1;
	}
	return breaks;
}

/**
 * The best start of the last class for every end in `ends`. A later end never has an earlier best start, so the middle
 * one halves what the others need to try: n log n instead of n².
 */
function fill(
	sums: Sums,
	best: Float64Array,
	next: Float64Array,
	start: Int32Array,
	[low, high]: readonly [number, number],
	[first, last]: readonly [number, number],
): void {
	if (low > high) return;
	const end = (low + high) >> 1;
	let found = first;
	for (let from = first; from <= Math.min(end, last); from++) {
		const cost = (best[from - 1] ?? 0) + spread(sums, from, end);
		if (cost < (next[end] ?? Infinity)) {
			next[end] = cost;
			found = from;
		}
	}
	start[end] = found;
	fill(sums, best, next, start, [low, end - 1], [first, found]);
	fill(sums, best, next, start, [end + 1, high], [found, last]);
}

function sumUp(values: readonly number[], weights: readonly number[]): Sums {
	const size = values.length;
	const sums = {
		weight: new Float64Array(size + 1),
		sum: new Float64Array(size + 1),
		square: new Float64Array(size + 1),
	};
	// Squares of large numbers that lie close together would cancel out.
	const middle = values[size >> 1] ?? 0;
	for (const [i, value] of values.entries()) {
		const weight = weights[i] ?? 0;
		const off = value - middle;
		sums.weight[i + 1] = (sums.weight[i] ?? 0) + weight;
		sums.sum[i + 1] = (sums.sum[i] ?? 0) + weight * off;
		sums.square[i + 1] = (sums.square[i] ?? 0) + weight * off * off;
	}
	return sums;
}

/** The squared distances of the values from `first` to `last` to their mean, summed. */
function spread({ weight, sum, square }: Sums, first: number, last: number): number {
	const over = (sums: Float64Array) => (sums[last + 1] ?? 0) - (sums[first] ?? 0);
	return Math.max(0, over(square) - over(sum) ** 2 / over(weight));
}
