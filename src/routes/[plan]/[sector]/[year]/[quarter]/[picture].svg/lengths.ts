/** What a picture of bars beside their words and figures shows. */
import type { Tone } from '#lib/charts/stack.ts';

/** Pixels, counted from the side where reading starts. */
export const LENGTHS = {
	width: 840,
	names: 310,
	figures: 520,
	bars: 540,
	bar: 300,
	line: 18,
	gap: 14,
	thick: 9,
} as const;

/** A part of a bar, from 0 to 1 of the longest. */
export interface Length {
	readonly from: number;
	readonly size: number;
	readonly tone: Tone;
}

export interface LengthRow {
	readonly lines: readonly string[];
	/** Empty for what heads the rows below it. */
	readonly figure: readonly string[];
	/** One above the other; empty where there is nothing to measure, or it is withheld. */
	readonly bars: readonly (readonly Length[])[];
}

/** A line through all bars, and what it is. */
export interface LengthMark {
	readonly at: number;
	readonly words: string;
}

/** What a colour is. */
export interface LengthKey {
	readonly tone: Tone;
	readonly words: string;
}
