/** What may be taken back for a short time. Source: docs/rules.md, Taking back what was done to a draft. */

/** What was done: rows taken out, copied from the last quarter, or pasted. */
export const UNDONE = ['remove', 'copy', 'paste'] as const;
export type Undone = (typeof UNDONE)[number];

/** Milliseconds for which it may. */
export const UNDO_FOR = 10 * 60_000;

/** The last thing that somebody did to a draft and may take back. */
export interface Undo {
	readonly id: number;
	readonly what: Undone;
	/** How many rows it touched. */
	readonly count: number;
}
