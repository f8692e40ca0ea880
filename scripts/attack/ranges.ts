/** Between which values a withheld figure must lie, by everything that is shown. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, Contradiction, reduced, type Bounds } from './bounds.ts';
import type { World } from './world.ts';

const SECONDS = 20;

export function rangesOf(
	world: World,
	promised: ReadonlySet<number>,
	ks: readonly number[],
	solver: Solver,
): Map<number, Bounds | undefined> | Contradiction {
	const found = new Map<number, Bounds | undefined>();
	const isEnough = (column: number, { smallest, largest }: Bounds) => {
		const k = ks[column] ?? 0;
		return promised.has(column) ? largest - smallest >= k && largest >= k : smallest < 1 || largest >= k;
	};
	try {
		const { values, parts } = reduced(world.values, world.equations);
		const wanted = new Set([...world.withheld, ...world.unsaid]);
		for (const column of wanted) {
			const value = values[column];
			if (value !== undefined) found.set(column, { smallest: value, largest: value });
		}
		for (const part of parts) {
			const own = part.columns.filter((column) => wanted.has(column));
			const its = boundsIn(part, own, { isEnough, solver, seconds: SECONDS });
			for (const [column, bounds] of its) found.set(column, bounds);
		}
	} catch (error) {
		if (error instanceof Contradiction) return error;
		throw error;
	}
	return found;
}
