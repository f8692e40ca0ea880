import { dayOf } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { LockedQuestion } from '#lib/server/figures/queries/lockedFigures.ts';
import { loadShared } from './bundle/loadReference.ts';

/** The locked quarters of all sectors of a plan; null: none is locked. */
export async function lockedOfPlan(
	reader: Reader,
	planId: number,
	now: Date,
): Promise<LockedQuestion | null> {
	const [found] = await rows<{ code: string }>(reader, `select code from plan where id = @planId`, {
		planId,
	});
	const shared = found && (await loadShared(reader, found.code));
	if (!shared) return null;
	const today = dayOf(shared.plan, now);
	const quarters = shared.periods.filter((period) => isLocked(period, today));
	if (quarters.length === 0) return null;
	return { plan: shared.plan.code, sectors: shared.sectors.map(({ code }) => code), quarters, places: [] };
}
