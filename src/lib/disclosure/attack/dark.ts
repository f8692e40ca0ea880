/** Whether one attacker is left in the dark about one withheld figure. */
import type { Board } from '../moves/board.ts';
import { isPossible, type Attacker, type Move } from '../moves/move.ts';
import { isProven, sidesOf, waysOf, type Sides } from '../moves/proof.ts';
import { around, farthest } from '../moves/programme.ts';
import { findMove } from '../moves/search.ts';
import type { Solver } from '../system/programme.ts';

/** `safe` and `unsafe` are proven; `undecided` is treated as unsafe. */
export type Verdict = 'safe' | 'unsafe' | 'undecided';

export interface Darkness {
	readonly verdict: Verdict;
	/** New moves that were found on the way. */
	readonly moves: readonly Move[];
}

export interface Effort {
	/** How many moves are begun at a time; what they do not find a linear programme is asked. */
	readonly width: number;
	/** How many cells a linear programme may have. */
	readonly region: number;
	/** How many seconds it may take. */
	readonly seconds: number;
}

/**
 * @param board where what is shown has an infinite price, and everything else none
 * @param known lawful moves of this cell
 */
export function darknessOf(
	board: Board,
	cell: number,
	attacker: Attacker,
	known: readonly Move[],
	solver: Solver,
	effort: Effort,
): Darkness {
	const { system, price } = board;
	const isFree = (cell: number) => price[cell] === 0;
	const have = sidesOf(cell, known, (move) => isPossible(system, move, isFree, attacker));
	if (isProven(system, cell, have, attacker)) return { verdict: 'safe', moves: [] };
	const ways = waysOf(system, cell, have, attacker);
	for (const way of ways) {
		const moves = searched(board, cell, attacker, have, way, effort.width);
		if (moves) return { verdict: 'safe', moves };
	}
	return computed(board, cell, attacker, ways, solver, effort);
}

function searched(
	board: Board,
	cell: number,
	attacker: Attacker,
	have: Sides,
	{ up, down }: Sides,
	width: number,
): Move[] | undefined {
	const moves: Move[] = [];
	for (const change of [...(down > have.down ? [-down] : []), ...(up > have.up ? [up] : [])]) {
		const found = findMove(board, cell, change, attacker, width);
		if (!found) return undefined;
		moves.push(found.move);
	}
	return moves;
}

function computed(
	board: Board,
	cell: number,
	attacker: Attacker,
	ways: readonly Sides[],
	solver: Solver,
	{ region, seconds }: Effort,
): Darkness {
	if (region === 0) return { verdict: 'undecided', moves: [] };
	const cells = around(board, cell, attacker, region + 1);
	const part = cells.slice(0, region);
	const most = (side: (sides: Sides) => number) => Math.max(...ways.map(side));
	const up = farthest(
		board,
		part,
		most(({ up }) => up),
		attacker,
		solver,
		seconds,
	);
	const down = farthest(board, part, -most(({ down }) => down), attacker, solver, seconds);
	if (!up || !down) return { verdict: 'undecided', moves: [] };
	const moves = [up, down].flatMap(({ move }) => (move && move.cells.length > 0 ? [move] : []));
	if (isProven(board.system, cell, sidesOf(cell, moves), attacker)) return { verdict: 'safe', moves };
	return { verdict: cells.length > region ? 'undecided' : 'unsafe', moves };
}
