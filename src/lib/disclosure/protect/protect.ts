/**
 * Withholds what tells about too few people, and as few and as unimportant further figures as it takes that nobody works
 * it out. The same system gives the same pattern: nothing is left to chance.
 */
import { attack } from '../attack/attack.ts';
import { EVERYONE, type Attackers } from '../attack/attackers.ts';
import { boardOf } from '../moves/board.ts';
import type { Move } from '../moves/move.ts';
import type { Solver } from '../system/programme.ts';
import type { System } from '../system/system.ts';
import { defend, type Search } from './defend.ts';
import { showAgain } from './showAgain.ts';

export interface Pattern {
	/** Printed figures that tell about too few people. */
	readonly primary: readonly number[];
	/** Printed figures that are withheld for another's sake. */
	readonly secondary: readonly number[];
	/** What could not be protected: as long as there is one, nothing of it may be published. */
	readonly unprotected: readonly number[];
	/** For each cell the moves that prove it, as hints for the attack. */
	readonly proofs: ReadonlyMap<number, readonly Move[]>;
}

export interface Protection {
	readonly solver: Solver;
	readonly attackers?: Attackers;
	/** Withheld in an earlier publication: it stays so. */
	readonly before?: readonly number[];
	/** Told of each cell that is protected, of those that have to be. */
	readonly onStep?: () => void;
}

/** Cells that have to be protected. */
export function targetsIn({ cells }: System, before: readonly number[] = []): number[] {
	return [...new Set([...cells.flatMap(({ primary }, cell) => (primary ? [cell] : [])), ...before])];
}

export function protect(
	system: System,
	{ solver, attackers = EVERYONE, before = [], onStep }: Protection,
): Pattern {
	const targets = targetsIn(system, before);
	const primary = targets.filter((cell) => system.cells[cell]?.primary && system.cells[cell].printed);
	const stays = new Set([...primary, ...before]);
	const withheld = new Set(stays);
	const priceOf = (cell: number) => {
		const its = system.cells[cell];
		return !its?.printed || withheld.has(cell) ? 0 : its.weight;
	};
	const board = boardOf(system, priceOf);
	const search: Search = { board, solver, withheld, attackers, moves: new Map() };
	const first = defended(search, targets, onStep);
	// What was hidden for others since may be enough.
	const unprotected = first.length > 0 ? defended(search, first) : first;
	showAgain(search, stays);
	// A pattern may be good though no single step to it was found.
	const open = attack(system, withheld, { solver, attackers, hints: search.moves, cells: unprotected });
	return {
		primary,
		secondary: [...withheld].filter((cell) => !stays.has(cell)).sort((a, b) => a - b),
		unprotected: [...new Set(open.map(({ cell }) => cell))],
		proofs: search.moves,
	};
}

/** Protects cells, and what is withheld for their sake; what nothing helps. */
function defended(search: Search, cells: readonly number[], onStep?: () => void): number[] {
	const first = new Set(cells);
	const unprotected = new Set<number>();
	const waiting = new Set(cells);
	for (const cell of waiting) {
		waiting.delete(cell);
		if (first.delete(cell)) onStep?.();
		const { hidden, holds } = defend(search, cell);
		if (!holds) unprotected.add(cell);
		for (const one of hidden)
			for (const other of concernedBy(search, one)) if (!unprotected.has(other)) waiting.add(other);
	}
	return [...unprotected];
}

/** Itself, and what somebody who knows it may know more of: what stands in its equations, and what hangs on those. */
function concernedBy({ board: { system }, withheld }: Search, cell: number): number[] {
	const beside = (cell: number) =>
		(system.terms[cell] ?? []).flatMap(({ equation }) => system.equations[equation]?.cells ?? []);
	const isUnprinted = (cell: number) => system.cells[cell]?.primary && !system.cells[cell].printed;
	const near = beside(cell).filter((other) => withheld.has(other) || isUnprinted(other));
	return [
		cell,
		...near,
		...near.filter((other) => withheld.has(other)).flatMap((other) => beside(other).filter(isUnprinted)),
	];
}
