import { multiplicativeStep, products, type At } from './factorStep.ts';
import { seedsOf } from './seeds.ts';
import type { WeighedRow } from './weigh.ts';

/** Of each row how much of each theme is in it, and of each theme how much of each word: row after row, nothing negative. */
export interface Factors {
	/** How many themes. */
	readonly k: number;
	readonly inRows: Float64Array;
	readonly inThemes: Float64Array;
}

const ROUNDS = 60;
/** Nothing starts at 0, where it would stay for ever. */
const LEAST = 0.01;

/**
 * Rows as sums of so many themes (non-negative factors, multiplicative updates from a fixed start): the same rows give the same
 * themes. @param words how many words rows are made of @param most themes; fewer where rows do not differ
 */
export function factorise(rows: readonly WeighedRow[], words: number, most: number): Factors {
	const seeds = seedsOf(rows, words, most);
	const k = seeds.length;
	const ofRow: At = (row, theme) => row * k + theme;
	const ofWord: At = (word, theme) => theme * words + word;
	const inRows = new Float64Array(rows.length * k);
	const inThemes = new Float64Array(words * k);
	for (const [own, { theme, alike }] of seeds.entries()) {
		for (const [row, value] of alike.entries()) inRows[ofRow(row, own)] = value + LEAST;
		for (const [word, value] of theme.entries()) inThemes[ofWord(word, own)] = value + LEAST;
	}
	for (let round = 0; round < ROUNDS; round++) {
		for (const isWords of [true, false]) {
			const asked = new Float64Array((isWords ? words : rows.length) * k);
			for (const [i, row] of rows.entries()) {
				for (const [j, word] of row.words.entries()) {
					const weight = row.weights[j] ?? 0;
					for (let a = 0; a < k; a++) {
						const to = isWords ? ofWord(word, a) : ofRow(i, a);
						const from = isWords ? (inRows[ofRow(i, a)] ?? 0) : (inThemes[ofWord(word, a)] ?? 0);
						asked[to] = (asked[to] ?? 0) + weight * from;
					}
				}
			}
			if (isWords)
				multiplicativeStep(inThemes, asked, products(inRows, rows.length, k, ofRow), k, ofWord, words);
			else multiplicativeStep(inRows, asked, products(inThemes, words, k, ofWord), k, ofRow, rows.length);
		}
	}
	return { k, inRows, inThemes };
}
