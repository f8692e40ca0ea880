import { LONGEST_NARRATIVE } from '#lib/publication/sections.ts';

/** What a Word file that somebody sends may weigh: checked before, or while, it is read. */
export const WORD_LIMITS = {
	paragraphs: 20_000,
	/** Of all its text. */
	characters: 2_000_000,
	/**
	 * Stretches of one look, breaks of a line and bookmarks together: each goes from the worker to those who wait for it as a
	 * thing of its own, even where it has no sign.
	 */
	runs: 200_000,
	/** Signs of a paragraph, with the addresses that it leads to, and its runs: a section holds no longer one. */
	paragraph: LONGEST_NARRATIVE.section,
	/** Bytes of the list of addresses, unpacked. */
	relations: 256 * 2 ** 10,
	/** Milliseconds and megabytes of the worker that reads it. */
	time: 4_000,
	heap: 128,
	/** Files that are read at the same time, and that wait for their turn. */
	atOnce: 1,
	waiting: 8,
	/** What a bookmark of ours is called. */
	name: /^(?:p_\d{1,12}_\d{1,9}_\d{1,6}|own_\d{1,6})$/,
} as const;
