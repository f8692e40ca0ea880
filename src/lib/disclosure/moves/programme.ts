/** Moves by linear programme: slower than the search, and what it does not find is not there. */
import type { Board } from './board.ts';
import { changeOfCell, floorOf, isKnown, isLawful, type Attacker, type Move } from './move.ts';
import type { Programme, Row, Solver } from '../system/programme.ts';

/** A solver's number this near a whole one is that one, and is then checked in whole numbers. */
const TOLERANCE = 1e-6;

/** More than any count of people in a plan; what reaches it has no limit. */
export const ENDLESS = 1e9;

/**
 * Cells that may change together with one, the nearest first, through equations.
 * @param most how many at most; what lies beyond stays as it is, which gives an attacker more than there is
 */
export function around({ system, price }: Board, cell: number, attacker: Attacker, most: number): number[] {
	const found = new Set([cell]);
	const seen = new Set<number>();
	for (const next of found) {
		for (const { equation } of system.terms[next] ?? []) {
			if (seen.has(equation)) continue;
			seen.add(equation);
			for (const other of system.equations[equation]?.cells ?? []) {
				if (found.size >= most) return [...found];
				if (price[other] !== Infinity && !isKnown(system, other, attacker)) found.add(other);
			}
		}
	}
	return [...found];
}

/** The equations of changes among cells, each of which may go up in its column and down in the one after it. */
function rowsOf({ system }: Board, cells: readonly number[]): Row[] {
	const column = new Map(cells.map((cell, at) => [cell, 2 * at]));
	const rows = new Map<number, { columns: number[]; coefficients: number[] }>();
	for (const [cell, at] of column)
		for (const { equation, coefficient } of system.terms[cell] ?? []) {
			const row = rows.get(equation) ?? { columns: [], coefficients: [] };
			row.columns.push(at, at + 1);
			row.coefficients.push(coefficient, -coefficient);
			rows.set(equation, row);
		}
	return [...rows.values()].map((row) => ({ ...row, lower: 0, upper: 0 }));
}

/** How far a cell may be moved, up or down, and the move that goes there. */
export interface Reached {
	readonly by: number;
	readonly move: Move | null;
}

/**
 * The farthest that the first of `cells` can go towards `change`, through cells that cost nothing.
 * @returns undefined where the solver could not say
 */
export function farthest(
	board: Board,
	cells: readonly number[],
	change: number,
	attacker: Attacker,
	solver: Solver,
	seconds: number,
): Reached | undefined {
	const costs = cells.flatMap((_, at) => (at === 0 ? [1, -1] : [0, 0]));
	const programme = programmeOf(board, cells, attacker, costs, 1);
	const limit = Math.abs(change);
	const bounded = {
		...withFirst(programme, change > 0 ? [0, limit, 0, 0] : [0, 0, 0, limit]),
		most: change > 0,
	};
	const answer = solver(bounded, seconds);
	if (answer.status !== 'best') return undefined;
	const by = Math.floor(Math.abs(answer.objective) + TOLERANCE);
	const move = moveOf(board, cells, answer.values, 1);
	if (move) return { by, move };
	const exact = cheapest(board, cells, Math.sign(change) * by, attacker, solver);
	if (exact) return { by, move: exact };
	const whole = solver({ ...bounded, whole: costs.map(() => true) }, seconds);
	const found = whole.status === 'best' && moveOf(board, cells, whole.values, 1);
	return found ? { by: Math.abs(changeOfCell(found, cells[0] ?? -1)), move: found } : undefined;
}

/**
 * A cheap move that changes the first of `cells` by `change` or a little more. The price of a cell counts by how far it
 * moves, so it is seldom the cheapest. Where the programme gives halves or thirds, a move of half or a third of the
 * people is sought and made twice or three times: whole numbers are asked for nowhere, since how long those take nobody
 * knows, and the clock must not decide what is published.
 */
export function cheapest(
	board: Board,
	cells: readonly number[],
	change: number,
	attacker: Attacker,
	solver: Solver,
): Move | undefined {
	const [first = -1] = cells;
	const room = roomOf(board, first, attacker);
	const costs = cells.flatMap((cell) => {
		const cost = (board.price[cell] ?? 0) + STEP;
		return [cost, cost];
	});
	for (const times of TIMES) {
		const size = Math.ceil(Math.abs(change) / times);
		if (size === 0 || (change < 0 && size * times > room)) continue;
		const programme = withFirst(
			programmeOf(board, cells, attacker, costs, times),
			change > 0 ? [size, size, 0, 0] : [0, 0, size, size],
		);
		const answer = solver(programme, UNHURRIED);
		if (answer.status !== 'best') {
			if (times === 1) return undefined;
			continue;
		}
		const move = moveOf(board, cells, answer.values, times);
		if (move) return move;
	}
	return undefined;
}

const TIMES = [1, 2, 3, 6];

/** A programme in fractions ends by itself. */
const UNHURRIED = 600;

/** What moving one person costs where nothing is hidden for it: short moves are preferred. */
const STEP = 1e-3;

function roomOf({ system }: Board, cell: number, attacker: Attacker): number {
	return Math.max(0, (system.cells[cell]?.value ?? 0) - floorOf(system, cell, attacker));
}

/** @param times how often the move will be made */
function programmeOf(
	board: Board,
	cells: readonly number[],
	attacker: Attacker,
	costs: readonly number[],
	times: number,
): Programme {
	return {
		costs,
		most: false,
		lower: costs.map(() => 0),
		upper: cells.flatMap((cell) => [ENDLESS, Math.floor(roomOf(board, cell, attacker) / times)]),
		rows: rowsOf(board, cells),
	};
}

/** With other limits of the first cell: least and most upwards, least and most downwards. */
function withFirst(programme: Programme, [up, upmost, down, downmost]: Limits): Programme {
	return {
		...programme,
		lower: [up, down, ...programme.lower.slice(2)],
		upper: [upmost, Math.max(down, Math.min(downmost, programme.upper[1] ?? 0)), ...programme.upper.slice(2)],
	};
}
type Limits = readonly [up: number, upmost: number, down: number, downmost: number];

/** Undefined where it is not whole, or breaks an equation when counted in whole numbers. */
function moveOf(
	{ system }: Board,
	cells: readonly number[],
	values: Float64Array,
	times: number,
): Move | undefined {
	const changed: number[] = [];
	const changes: number[] = [];
	for (const [at, cell] of cells.entries()) {
		const change = times * ((values[2 * at] ?? NaN) - (values[2 * at + 1] ?? NaN));
		const whole = Math.round(change);
		if (!(Math.abs(change - whole) <= TOLERANCE)) return undefined;
		if (whole === 0) continue;
		changed.push(cell);
		changes.push(whole);
	}
	const move = { cells: changed, changes };
	return isLawful(system, move) ? move : undefined;
}
