/** What a Word file that somebody sends may weigh: checked before, or while, it is read. */
export const WORD_LIMITS = {
	paragraphs: 20_000,
	/** Of all its text. */
	characters: 2_000_000,
	/** Milliseconds and megabytes of the worker that reads it. */
	time: 4_000,
	heap: 128,
	/** Files that are read at the same time, and that wait for their turn. */
	atOnce: 1,
	waiting: 8,
	/** What a bookmark of ours is called. */
	name: /^(?:p_\d{1,12}_\d{1,9}_\d{1,6}|own_\d{1,6})$/,
} as const;
