/** Where a number of a row, or of a word, and a theme stands in a matrix. */
export type At = (row: number, theme: number) => number;

const LEAST = 1e-12;

/** Sums over a matrix's rows of the products of its columns: k × k. */
export function products(matrix: Float64Array, count: number, k: number, at: At) {
	const found = new Float64Array(k * k);
	for (let row = 0; row < count; row++)
		for (let a = 0; a < k; a++)
			for (let b = 0; b < k; b++)
				found[a * k + b] = (found[a * k + b] ?? 0) + (matrix[at(row, a)] ?? 0) * (matrix[at(row, b)] ?? 0);
	return found;
}

/** One step of Lee and Seung: each number times what is asked for over what there is. */
export function multiplicativeStep(
	matrix: Float64Array,
	asked: Float64Array,
	square: Float64Array,
	k: number,
	at: At,
	count: number,
) {
	const old = new Float64Array(k);
	for (let row = 0; row < count; row++) {
		for (let a = 0; a < k; a++) old[a] = matrix[at(row, a)] ?? 0;
		for (let a = 0; a < k; a++) {
			let there = LEAST;
			for (let b = 0; b < k; b++) there += (square[a * k + b] ?? 0) * (old[b] ?? 0);
			matrix[at(row, a)] = ((old[a] ?? 0) * (asked[at(row, a)] ?? 0)) / there;
		}
	}
}
