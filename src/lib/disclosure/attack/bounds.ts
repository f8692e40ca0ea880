/** The smallest and the largest value that a withheld figure could have, given everything that is shown. */
import { boardOf } from '../moves/board.ts';
import { STRANGER, floorOf } from '../moves/move.ts';
import { around, ENDLESS, farthest } from '../moves/programme.ts';
import type { Bounds } from '../system/need.ts';
import type { Solver } from '../system/programme.ts';
import type { System } from '../system/system.ts';

/** Exact, in whole numbers; undefined where the solver could not say. It looks at everything that hangs together. */
export function boundsOf(
	system: System,
	cell: number,
	withheld: ReadonlySet<number>,
	solver: Solver,
	seconds: number,
): Bounds | undefined {
	const board = boardOf(system, (cell) =>
		system.cells[cell]?.printed === false || withheld.has(cell) ? 0 : Infinity,
	);
	const value = system.cells[cell]?.value ?? 0;
	const cells = around(board, cell, STRANGER, Infinity);
	const up = farthest(board, cells, ENDLESS, STRANGER, solver, seconds);
	const down = farthest(board, cells, floorOf(system, cell, STRANGER) - value, STRANGER, solver, seconds);
	if (!up || !down) return undefined;
	return { smallest: value - down.by, largest: up.by >= ENDLESS / 2 ? Infinity : value + up.by };
}
