/**
 * Looks for a move that changes one cell by a given number, and for a cheap one: what one cell gains, others in its
 * equations lose, until every equation holds again. Of moves begun the most promising few are continued, all by one cell
 * at a time. That finds what nearly all cells have; a linear programme finds the others.
 */
import type { Board } from './board.ts';
import { floorOf, isKnown, type Attacker, type Move } from './move.ts';

/** A move that is begun: cells changed so far, and what is missing in equations. */
interface Half {
	readonly cell: number;
	readonly change: number;
	readonly before: Half | null;
	readonly cost: number;
	/** Equations that do not hold yet; a dozen or two, which a list answers faster than a map. */
	readonly open: readonly number[];
	/** What the sum of each of them is off by. */
	readonly off: readonly number[];
	/** Alike for the same changes in whatever order. */
	readonly mark: number;
}

/** How many cells a move has at most. */
const LONGEST = 32;
/** How many ways one half is continued. */
const CHOICES = 8;
/** How many cells longer than the first one that is found a cheaper one may be. */
const LONGER = 4;

export interface Found {
	readonly move: Move;
	readonly cost: number;
}

/**
 * @param change how many people the cell must gain; negative: lose
 * @param width how many halves are continued at a time
 */
export function findMove(
	board: Board,
	cell: number,
	change: number,
	attacker: Attacker,
	width: number,
): Found | undefined {
	const { system, price } = board;
	if (price[cell] === Infinity || isKnown(system, cell, attacker)) return undefined;
	const value = system.cells[cell]?.value ?? 0;
	if (change < 0 && value + change < floorOf(system, cell, attacker)) return undefined;
	let best: Half | undefined;
	let last = LONGEST;
	let halves = [grown(board, null, cell, change)];
	for (let length = 1; length <= last && halves.length > 0; length++) {
		for (const half of halves)
			if (half.open.length === 0 && half.cost < (best?.cost ?? Infinity)) {
				last = Math.min(last, length + LONGER);
				best = half;
			}
		if (best?.cost === 0) break;
		const most = best?.cost ?? Infinity;
		const steps: Step[] = [];
		for (const half of halves)
			if (half.open.length > 0 && half.cost < most) steps.push(...stepsFrom(board, half, attacker));
		halves = chosen(steps, width).map(({ half, cell, change }) => grown(board, half, cell, change));
	}
	return best && { move: moveOf(best), cost: best.cost };
}

/** One cell more of a half that is begun; the half is made once it is chosen. */
interface Step {
	readonly half: Half;
	readonly cell: number;
	readonly change: number;
	/** What it comes to with what is still open: an open equation is as dear as what will have to be hidden for it. */
	readonly rank: number;
}

/** The most promising ones, each once. */
function chosen(steps: Step[], width: number): Step[] {
	const marks = new Set<number>();
	const found: Step[] = [];
	for (const step of steps.sort((a, b) => a.rank - b.rank)) {
		if (found.length >= width) break;
		const mark = markOf(step.half, step.cell, step.change);
		if (marks.has(mark)) continue;
		marks.add(mark);
		found.push(step);
	}
	return found;
}

function markOf(before: Half | null, cell: number, change: number): number {
	return ((before?.mark ?? 0) + Math.imul(cell + 1, 0x9e3779b1) + Math.imul(change, 0x85ebca6b)) | 0;
}

/** With one cell more. */
function grown({ system, price }: Board, before: Half | null, cell: number, change: number): Half {
	const open = before ? before.open.slice() : [];
	const off = before ? before.off.slice() : [];
	for (const { equation, coefficient } of system.terms[cell] ?? []) {
		const at = open.indexOf(equation);
		const by = (at < 0 ? 0 : (off[at] ?? 0)) + coefficient * change;
		if (at < 0) {
			open.push(equation);
			off.push(by);
		} else if (by === 0) {
			open.splice(at, 1);
			off.splice(at, 1);
		} else off[at] = by;
	}
	const cost = (before?.cost ?? 0) + (price[cell] ?? Infinity);
	return { cell, change, before, cost, open, off, mark: markOf(before, cell, change) };
}

/** The best ways to close its narrowest open equation. */
function stepsFrom(board: Board, half: Half, attacker: Attacker): Step[] {
	const { system, price, freedom, dearness } = board;
	let [narrowest, off] = [-1, 0];
	for (const [at, equation] of half.open.entries())
		if (narrowest < 0 || (freedom[equation] ?? 0) < (freedom[narrowest] ?? 0))
			[narrowest, off] = [equation, half.off[at] ?? 0];
	const { cells = [], coefficients = [] } = system.equations[narrowest] ?? {};
	const steps: Step[] = [];
	const so = half.cost + dearness * half.open.length;
	for (const [at, cell] of cells.entries()) {
		if (price[cell] === Infinity || isKnown(system, cell, attacker) || has(half, cell)) continue;
		const wanted = -off / (coefficients[at] ?? 1);
		const room = floorOf(system, cell, attacker) - (system.cells[cell]?.value ?? 0);
		const change = Math.max(wanted, wanted < 0 ? room : wanted);
		if (change === 0 || !Number.isInteger(change)) continue;
		const rank = so + rankWith(board, half, cell, change);
		if (rank < Infinity) steps.push({ half, cell, change, rank });
	}
	if (steps.length > CHOICES) steps.sort((a, b) => a.rank - b.rank).splice(CHOICES);
	return steps;
}

/** How much dearer a half would stand with one cell more; infinite where that opens an equation which nothing else can close. */
function rankWith(
	{ system, price, freedom, dearness }: Board,
	{ open, off }: Half,
	cell: number,
	change: number,
): number {
	let opened = 0;
	for (const { equation, coefficient } of system.terms[cell] ?? []) {
		const at = open.indexOf(equation);
		if (at < 0) opened += (freedom[equation] ?? 0) < 2 ? Infinity : 1;
		else if ((off[at] ?? 0) + coefficient * change === 0) opened--;
	}
	return (price[cell] ?? Infinity) + dearness * opened;
}

function has(half: Half, cell: number): boolean {
	for (let at: Half | null = half; at; at = at.before) if (at.cell === cell) return true;
	return false;
}

function moveOf(half: Half): Move {
	const cells: number[] = [];
	const changes: number[] = [];
	for (let at: Half | null = half; at; at = at.before) {
		cells.push(at.cell);
		changes.push(at.change);
	}
	return { cells: cells.reverse(), changes: changes.reverse() };
}
