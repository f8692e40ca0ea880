/** Hides what it takes to protect one figure. */
import { attackersOf, type Attackers } from '../attack/attackers.ts';
import { setPrice, type Board } from '../moves/board.ts';
import { isPossible, type Attacker, type Move } from '../moves/move.ts';
import { isProven, sidesOf, waysOf, type Sides } from '../moves/proof.ts';
import { around, cheapest } from '../moves/programme.ts';
import { findMove } from '../moves/search.ts';
import type { Solver } from '../system/programme.ts';

export interface Search {
	/** What hiding a further figure costs is its price. */
	readonly board: Board;
	readonly solver: Solver;
	readonly withheld: Set<number>;
	readonly attackers: Attackers;
	/** For each protected cell the moves that prove it. */
	readonly moves: Map<number, readonly Move[]>;
}

/** How many moves are begun at a time. */
const WIDTH = 24;
/** How many cells a linear programme may move: those nearest, and where that is not enough as many as there may be. */
const REGIONS = [200, 3000];

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

/** What has to be hidden so that one attacker is left in the dark; nothing where the attacker is already. */
function widened(search: Search, cell: number, attacker: Attacker): number[] | undefined {
	const { board, moves } = search;
	const { system, price } = board;
	const known = moves.get(cell) ?? [];
	const isFree = (cell: number) => price[cell] === 0;
	const have = sidesOf(cell, known, (move) => isPossible(system, move, isFree, attacker));
	if (isProven(system, cell, have, attacker)) return [];
	const found = cheapestWay(search, cell, attacker, have);
	if (!found) return undefined;
	for (const move of found.moves) remember(moves, move);
	return [...new Set(found.moves.flatMap(({ cells }) => cells.filter((one) => !isFree(one))))];
}

/** A move and its way back may prove every cell that they change. */
function remember(moves: Search['moves'], move: Move): void {
	const back: Move = { cells: move.cells, changes: move.changes.map((change) => -change) };
	for (const cell of move.cells) moves.set(cell, [move, back, ...(moves.get(cell) ?? [])].slice(0, MEMORY));
}

/** How many moves a cell keeps. */
const MEMORY = 120;

interface Way {
	readonly moves: readonly Move[];
	readonly cost: number;
}

type Mover = (change: number) => Move | undefined;

/** The cheapest that the search finds; where it finds none, the first that a linear programme does. */
function cheapestWay(search: Search, cell: number, attacker: Attacker, have: Sides): Way | undefined {
	const { board, solver } = search;
	const ways = waysOf(board.system, cell, have, attacker);
	const searched: Mover = (change) => findMove(board, cell, change, attacker, WIDTH)?.move;
	let best: Way | undefined;
	for (const way of ways) {
		const moves = moved(have, way, searched);
		const cost = moves ? costOf(board, moves) : Infinity;
		if (moves && (!best || cost < best.cost)) best = { moves, cost };
		if (cost === 0) break;
	}
	if (best) return best;
	const computed: Mover = (change) => {
		for (const region of REGIONS) {
			const cells = around(board, cell, attacker, region);
			const move = cheapest(board, cells, change, attacker, solver);
			if (move || cells.length < region) return move;
		}
		return undefined;
	};
	for (const way of ways) {
		const moves = moved(have, way, computed);
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
