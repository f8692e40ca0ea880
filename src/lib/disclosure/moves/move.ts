/**
 * A move leads from the true figures to others that are as lawful: every equation still holds, nothing shown changes, and
 * nothing falls below what is known of it. Two such worlds are a proof that whoever reads the figures cannot tell them
 * apart, and need no solver to be checked.
 */
import { leastOf, type System } from '../system/system.ts';

export interface Move {
	/** Cells that change, each once. */
	readonly cells: readonly number[];
	/** By how many people each changes; whole, never 0. */
	readonly changes: readonly number[];
}

/** Who looks at the figures, beside what is shown to all. */
export interface Attacker {
	/** Knows the value of this withheld figure. */
	readonly knows?: number;
	/** What that alone leaves the attacked figure at most: no part is larger than a whole that somebody knows. */
	readonly atMost?: number;
	/** Is this partner: knows what it has of every cell. */
	readonly partner?: number;
}

/** Everybody. */
export const STRANGER: Attacker = {};

/** What the attacker knows that a cell is not below; the value itself where it is the attacker's own figure. */
export function floorOf(system: System, cell: number, { partner }: Attacker): number {
	const its = system.cells[cell];
	if (its === undefined) throw new RangeError(`no cell ${cell}`);
	return partner === undefined ? its.lowest : Math.max(its.lowest, leastOf(its, partner));
}

/** Whether the attacker knows a withheld cell's value. */
export function isKnown(system: System, cell: number, { knows, partner }: Attacker): boolean {
	return cell === knows || (partner !== undefined && system.cells[cell]?.partner === partner);
}

/** Whether the attacker could take the other world for the true one. */
export function isPossible(
	system: System,
	{ cells, changes }: Move,
	isFree: (cell: number) => boolean,
	attacker: Attacker,
): boolean {
	return cells.every((cell, at) => {
		const change = changes[at] ?? 0;
		const value = (system.cells[cell]?.value ?? 0) + change;
		return (
			isFree(cell) &&
			!isKnown(system, cell, attacker) &&
			(change > 0 || value >= floorOf(system, cell, attacker))
		);
	});
}

/** Whether a move is whole and breaks no equation: exact, in whole numbers, whoever found it. */
export function isLawful(system: System, { cells, changes }: Move): boolean {
	const off = new Map<number, number>();
	for (const [at, cell] of cells.entries()) {
		const change = changes[at] ?? 0;
		if (!Number.isSafeInteger(change) || change === 0) return false;
		for (const { equation, coefficient } of system.terms[cell] ?? [])
			off.set(equation, (off.get(equation) ?? 0) + coefficient * change);
	}
	return [...off.values()].every((sum) => sum === 0) && new Set(cells).size === cells.length;
}

/** By how much a move changes a cell. */
export function changeOfCell({ cells, changes }: Move, cell: number): number {
	const at = cells.indexOf(cell);
	return at < 0 ? 0 : (changes[at] ?? 0);
}
