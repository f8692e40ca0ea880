/** What the picture of indicators against their targets shows. */

/** Pixels, counted from the side where reading starts. */
export const BARS = {
	width: 840,
	/** Of names. */
	names: 330,
	/** Where figures end, and targets begin. */
	figures: 430,
	bars: 560,
	bar: 210,
	line: 18,
	gap: 18,
} as const;

/** A mark on the bars, and what it is. */
export interface BarMark {
	readonly mark: 'reached' | 'before' | 'elapsed' | 'expected';
	readonly words: string;
}

/** A row, in words and as shares of the year's target; null: not told. */
export interface BarRow {
	readonly code: string;
	/** Its name, broken into lines. */
	readonly lines: readonly string[];
	readonly figure: string;
	readonly target: string | null;
	readonly share: number | null;
	readonly shareWords: string;
	readonly expected: number | null;
	readonly before: number | null;
	readonly isJudged: boolean;
}
