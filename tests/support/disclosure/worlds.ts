/** Proof by hand: worlds that differ in a figure and look alike from outside, added up anew in whole numbers. */
import type { Move } from '#lib/disclosure/moves/move.ts';
import type { System } from '#lib/disclosure/system/system.ts';

/** The least and the most that a figure is in the worlds that moves lead to, of those that strangers cannot tell apart. */
export function seenIn(
	{ cells, equations }: System,
	withheld: ReadonlySet<number>,
	cell: number,
	moves: readonly Move[],
): readonly [number, number] {
	let [least, most] = [cells[cell]?.value ?? NaN, cells[cell]?.value ?? NaN];
	for (const move of moves) {
		const world = cells.map(({ value }) => value);
		for (const [at, one] of move.cells.entries())
			world[one] = (world[one] ?? NaN) + (move.changes[at] ?? NaN);
		const value = world[cell] ?? NaN;
		if (value >= least && value <= most) continue;
		const looksAlike = cells.every(
			({ printed, value, lowest }, one) =>
				(world[one] ?? NaN) >= lowest &&
				Number.isInteger(world[one]) &&
				(!printed || withheld.has(one) || world[one] === value),
		);
		const addsUp = equations.every(
			({ cells, coefficients }) =>
				cells.reduce((sum, one, at) => sum + (world[one] ?? NaN) * (coefficients[at] ?? NaN), 0) === 0,
		);
		if (looksAlike && addsUp) [least, most] = [Math.min(least, value), Math.max(most, value)];
	}
	return [least, most];
}
