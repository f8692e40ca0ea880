/** Changes of what figures are made of: those of locked quarters stay, or move with a reason. Source: docs/rules.md, Locks. */
import { movedFigures, type MovedFigure } from '#lib/figures/moved.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { listLockedFigures, type LockedQuestion } from '#lib/server/figures/queries/lockedFigures.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Carries out a change in a transaction of the caller, and says which figures it moved of locked quarters.
 * @param question null: the change can move none
 * @param change leaves the totals as they are to be
 * @param permit throws where these figures may not move: then nothing has changed
 */
export async function changeUnderLocks<Done>(
	writer: Writer,
	question: LockedQuestion | null,
	change: () => Promise<Done>,
	permit: (moved: readonly MovedFigure[]) => void,
): Promise<{ done: Done; moved: MovedFigure[] }> {
	const before = question && (await listLockedFigures(writer, question));
	const done = await change();
	const moved = before ? movedFigures(before, await listLockedFigures(writer, question)) : [];
	permit(moved);
	return { done, moved };
}

/** For a page: figures of locked quarters move with a reason, and otherwise the change is refused. */
export function unlessReason(reason: string) {
	return (moved: readonly MovedFigure[]): void => {
		if (moved.length > 0 && reason.trim() === '') throw new Refused('moves locked figures');
	};
}
