/** Footnotes at a word of a narrative: `[^1]`, told by a paragraph `[^1]: Source.` Source: docs/rules.md, Narrative. */

/** The mark of a note and what tells it, at the beginning of a line. */
export const NOTE_MARK = /\[\^([\p{L}\p{N}_-]{1,30})\]/u;

/** Notes of a narrative count by letters, since those of its figures count by numbers: a … z, aa, ab. */
export function noteLetter(count: number): string {
	const before = Math.floor((count - 1) / 26);
	const last = String.fromCodePoint(97 + ((count - 1) % 26));
	return before === 0 ? last : noteLetter(before) + last;
}
