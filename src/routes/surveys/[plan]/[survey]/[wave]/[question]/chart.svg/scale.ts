/** What a picture of bars around the middle of a scale shows, in its own units. */
import type { ScalePart } from '#lib/survey/scale.ts';

export const SCALE = { width: 840, line: 18, thick: 24, gap: 16, fits: 34 } as const;

export interface ScaleRow {
	/** Broken as wide as there is room, as all words. */
	readonly name: readonly string[];
	/** None of a group with too few. */
	readonly parts: readonly (ScalePart & { readonly figure: string })[];
	readonly words: readonly string[];
}

/** What the look of an answer is. */
export interface ScaleKey extends Pick<ScalePart, 'side' | 'strength'> {
	readonly words: string;
}
