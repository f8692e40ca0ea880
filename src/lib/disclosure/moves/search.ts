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

/** How many cells a move has at most, where few halves are continued and where many are. */
const LONGEST = 120;
const LONGEST_WIDE = 60;
/** How many ways one half is continued. */
const CHOICES = 8;
/** How many cells longer than the first one that is found a cheaper one may be. */
const LONGER = 4;

export interface Found {
	readonly move: Move;
	readonly cost: number;
}

/** A few halves find most of what costs nothing. */
const NARROW = 4;

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
	const narrow = search(board, cell, change, attacker, NARROW);
	if (narrow?.cost === 0 || width <= NARROW) return narrow;
	return search(board, cell, change, attacker, width) ?? narrow;
}

function search(
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
	let last = width > NARROW ? LONGEST_WIDE : LONGEST;
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
	const { system, price, freedom, dearness, notes } = board;
	const { changed, open, off } = notes;
	const number = ++notes.number;
	for (let at: Half | null = half; at; at = at.before) changed[at.cell] = number;
	let narrowest = half.open[0] ?? -1;
	for (let at = 0; at < half.open.length; at++) {
		const equation = half.open[at] ?? -1;
		open[equation] = number;
		off[equation] = half.off[at] ?? 0;
		if ((freedom[equation] ?? 0) < (freedom[narrowest] ?? 0)) narrowest = equation;
	}
	const { cells = [], coefficients = [] } = system.equations[narrowest] ?? {};
	const steps: Step[] = [];
	const so = half.cost + dearness * half.open.length;
	for (let at = 0; at < cells.length; at++) {
		const cell = cells[at] ?? -1;
		if (price[cell] === Infinity || changed[cell] === number || isKnown(system, cell, attacker)) continue;
		const wanted = -(off[narrowest] ?? 0) / (coefficients[at] ?? 1);
		const change =
			wanted < 0
				? Math.max(wanted, floorOf(system, cell, attacker) - (system.cells[cell]?.value ?? 0))
				: wanted;
		if (change === 0 || !Number.isInteger(change)) continue;
		const rank = so + rankWith(board, cell, change);
		if (rank < Infinity) keep(steps, { half, cell, change, rank });
	}
	return steps;
}

/** Keeps the best few, the best first and of two alike the earlier. */
function keep(steps: Step[], step: Step): void {
	let at = steps.length;
	while (at > 0 && (steps[at - 1]?.rank ?? 0) > step.rank) at--;
	if (at >= CHOICES) return;
	if (steps.length === CHOICES) steps.pop();
	steps.splice(at, 0, step);
}

/**
 * How much dearer the half that is noted would stand with one cell more; infinite where that opens an equation which nothing
 * else can close.
 */
function rankWith({ price, freedom, dearness, notes }: Board, cell: number, change: number): number {
	const { number, open, off, first, equations, coefficients } = notes;
	let opened = 0;
	const end = first[cell + 1] ?? 0;
	for (let at = first[cell] ?? 0; at < end; at++) {
		const equation = equations[at] ?? -1;
		if (open[equation] !== number) {
			if ((freedom[equation] ?? 0) < 2) return Infinity;
			opened++;
		} else if ((off[equation] ?? 0) + (coefficients[at] ?? 0) * change === 0) opened--;
	}
	return (price[cell] ?? Infinity) + dearness * opened;
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
