/** Hides what it takes to protect one figure. */
import { attackersOf, type Attackers } from '../attack/attackers.ts';
import { setPrice, type Board } from '../moves/board.ts';
import { isPossible, type Attacker, type Move } from '../moves/move.ts';
import { isProven, sidesOf, waysOf, type Sides } from '../moves/proof.ts';
import { around, cheapest } from '../moves/programme.ts';
import { findMove } from '../moves/search.ts';
import type { Proofs } from './proofs.ts';
import type { IsTold } from '../attack/dark.ts';
import type { Solver } from '../system/programme.ts';

export interface Search {
	/** What hiding a further figure costs is its price. */
	readonly board: Board;
	readonly solver: Solver;
	readonly isTold: IsTold;
	readonly withheld: Set<number>;
	readonly attackers: Attackers;
	readonly proofs: Proofs;
	readonly thoroughness: Thoroughness;
}

export interface Thoroughness {
	/** How many moves are begun at a time. */
	readonly width: number;
	/** How many cells a linear programme may move: those nearest, and where that is not enough more. */
	readonly regions: readonly number[];
}

export interface Defence {
	/** What was hidden for it. */
	readonly hidden: readonly number[];
	/** Whether that leaves every attacker in the dark; of one of them nothing helped otherwise. */
	readonly holds: boolean;
}

/** Hides what it takes against every attacker. */
export function defend(search: Search, cell: number): Defence {
	const { board, withheld, attackers } = search;
	const hidden: number[] = [];
	const isWithheld = (cell: number) => withheld.has(cell);
	let holds = true;
	for (const attacker of [...attackersOf(board.system, cell, isWithheld, attackers)]) {
		const found = widened(search, cell, attacker);
		holds &&= found !== undefined;
		for (const one of found ?? []) {
			hidden.push(one);
			withheld.add(one);
			setPrice(board, one, 0);
		}
	}
	return { hidden, holds };
}

/** Whether nothing has to be hidden for a figure. */
export function isDefended(search: Search, cell: number): boolean {
	const { board, withheld, attackers } = search;
	const isWithheld = (cell: number) => withheld.has(cell);
	const all = [...attackersOf(board.system, cell, isWithheld, attackers)];
	return all.every((attacker) => widened(search, cell, attacker)?.length === 0);
}

/** What has to be hidden so that one attacker is left in the dark; nothing where the attacker is already. */
function widened(search: Search, cell: number, attacker: Attacker): number[] | undefined {
	const { board, proofs } = search;
	const { system, price } = board;
	const isFree = (cell: number) => price[cell] === 0;
	const have = sidesOf(cell, proofs.of(cell), (move) => isPossible(system, move, isFree, attacker));
	if (isProven(system, cell, have, attacker)) return [];
	const ways = waysOf(system, cell, have, attacker);
	const found =
		searchedWay(search, cell, attacker, have, ways) ?? computedWay(search, cell, attacker, have, ways);
	if (!found) return search.isTold(cell, attacker) ? [] : undefined;
	for (const move of found.moves) proofs.remember(move);
	return [...new Set(found.moves.flatMap(({ cells }) => cells.filter((one) => !isFree(one))))];
}

interface Way {
	readonly moves: readonly Move[];
	readonly cost: number;
}

type Mover = (change: number) => Move | undefined;

/** The cheapest that the search finds. */
function searchedWay(
	{ board, thoroughness }: Search,
	cell: number,
	attacker: Attacker,
	have: Sides,
	ways: readonly Sides[],
): Way | undefined {
	const mover: Mover = (change) => findMove(board, cell, change, attacker, thoroughness.width)?.move;
	let best: Way | undefined;
	for (const way of ways) {
		const moves = moved(have, way, mover);
		const cost = moves ? costOf(board, moves) : Infinity;
		if (moves && (!best || cost < best.cost)) best = { moves, cost };
		if (cost === 0) break;
	}
	return best;
}

/** The first that a linear programme finds. */
function computedWay(
	{ board, solver, thoroughness }: Search,
	cell: number,
	attacker: Attacker,
	have: Sides,
	ways: readonly Sides[],
): Way | undefined {
	const mover: Mover = (change) => {
		for (const region of thoroughness.regions) {
			const cells = around(board, cell, attacker, region);
			const move = cheapest(board, cells, change, attacker, solver);
			if (move || cells.length < region) return move;
		}
		return undefined;
	};
	for (const way of ways) {
		const moves = moved(have, way, mover);
		if (moves) return { moves, cost: costOf(board, moves) };
	}
	return undefined;
}

/** All the moves that a way takes beside what there is. */
function moved(have: Sides, { up, down }: Sides, find: Mover): Move[] | undefined {
	const moves: Move[] = [];
	for (const change of [...(down > have.down ? [-down] : []), ...(up > have.up ? [up] : [])]) {
		const move = find(change);
		if (!move) return undefined;
		moves.push(move);
	}
	return moves;
}

/** Of each hidden cell once. */
function costOf({ price }: Board, moves: readonly Move[]): number {
	const cells = new Set(moves.flatMap(({ cells }) => cells));
	return [...cells].reduce((sum, cell) => sum + (price[cell] ?? 0), 0);
}
