import type { MovedFigure } from '#lib/figures/moved.ts';

/** What the record says of figures of locked quarters that moved, and why; nothing where none did. */
export function auditedMoves(correction: string, moved: readonly MovedFigure[]) {
	return { ...(correction && { correction }), ...(moved.length > 0 && { moved }) };
}
