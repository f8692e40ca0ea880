import { factorise } from './factor.ts';
import { weighedAnswers } from './weigh.ts';

/** A theme as the machine proposes it: people name it, or leave it. */
export interface ProposedTheme {
	/** What weighs most in it, most first. */
	readonly words: readonly string[];
	/** Positions of the answers that lie in it, closest first. */
	readonly answers: readonly number[];
}

const TOP_WORDS = 8;
/** Beside its strongest theme an answer lies in each that makes at least this part of it. */
const PART = 1 / 3;
/** And in none of which it is less than this part of the answer: what it says is something else. */
const LEAST = 0.1;
/** So many themes can be asked for. */
export const FEWEST_THEMES = 2;
export const MOST_THEMES = 12;

/**
 * Gathers answers under so many themes, largest first; fewer where not so many can be told apart. An answer may lie in several,
 * and in none where no word of it stands in another answer.
 */
export function proposedThemes(answers: readonly string[], many: number): ProposedTheme[] {
	const { words, rows } = weighedAnswers(answers);
	const told = rows.flatMap((row, i) => (row.words.length > 0 ? [i] : []));
	const most = Math.min(many, told.length, words.length);
	const shown = told.flatMap((i) => rows[i] ?? []);
	const { k, inRows, inThemes } = factorise(shown, words.length, most);
	const themes = Array.from({ length: k }, (_, theme) =>
		inThemes.subarray(theme * words.length, (theme + 1) * words.length),
	);
	const sizes = themes.map((theme) => Math.hypot(...theme));
	const strengths = shown.map((_, row) => sizes.map((size, theme) => (inRows[row * k + theme] ?? 0) * size));
	const found = themes.map((theme, own): ProposedTheme => {
		const inIt = strengths.flatMap((all, row) => {
			const [strength, sum] = [all[own] ?? 0, all.reduce((total, one) => total + one, 0)];
			const isIn = strength >= LEAST && (strength === Math.max(...all) || strength >= PART * sum);
			return isIn ? [{ strength, at: told[row] ?? 0 }] : [];
		});
		const heaviest = [...theme.keys()].toSorted((a, b) => (theme[b] ?? 0) - (theme[a] ?? 0) || a - b);
		return {
			words: heaviest
				.slice(0, TOP_WORDS)
				.flatMap((word) => ((theme[word] ?? 0) > 1e-6 ? (words[word] ?? []) : [])),
			answers: inIt.toSorted((a, b) => b.strength - a.strength || a.at - b.at).map(({ at }) => at),
		};
	});
	return found
		.filter((one) => one.answers.length > 0)
		.toSorted((a, b) => b.answers.length - a.answers.length || (a.answers[0] ?? 0) - (b.answers[0] ?? 0));
}
