/** Shows again what later steps have made needless. */
import { attackersOf } from '../attack/attackers.ts';
import { darknessOf, type Effort } from '../attack/dark.ts';
import { boardOf, setPrice, type Board } from '../moves/board.ts';
import type { Move } from '../moves/move.ts';
import type { Search } from './defend.ts';

/** Without a linear programme: what the search does not prove at once stays withheld. */
const QUICK: Effort = { width: 12, region: 0, seconds: 0 };

/** The dearest first. What `stays` is not asked. */
export function showAgain(search: Search, stays: ReadonlySet<number>): void {
	const { system } = search.board;
	const { withheld, moves } = search;
	const isFree = (cell: number) => system.cells[cell]?.printed === false || withheld.has(cell);
	const board = boardOf(system, (cell) => (isFree(cell) ? 0 : Infinity));
	const users = usersOf(moves);
	const weightOf = (cell: number) => system.cells[cell]?.weight ?? 0;
	const secondary = [...withheld].filter((cell) => !stays.has(cell));
	for (const cell of secondary.sort((a, b) => weightOf(b) - weightOf(a) || a - b)) {
		if (isPlainlyNeeded(board, cell, withheld)) continue;
		withheld.delete(cell);
		setPrice(board, cell, Infinity);
		const proofs = new Map<number, readonly Move[]>();
		const touched = [...(users.get(cell) ?? [])].filter((user) => user !== cell);
		if (touched.every((target) => stillDark(target, proofs))) {
			for (const [target, its] of proofs) {
				moves.set(target, its);
				for (const move of its) use(users, target, move);
			}
			moves.delete(cell);
		} else {
			withheld.add(cell);
			setPrice(board, cell, 0);
		}
	}

	function stillDark(target: number, proofs: Map<number, readonly Move[]>): boolean {
		const isWithheld = (cell: number) => withheld.has(cell);
		if (system.cells[target]?.printed && !withheld.has(target)) return true;
		const known = [...(moves.get(target) ?? [])];
		proofs.set(target, known);
		for (const attacker of attackersOf(system, target, isWithheld, search.attackers)) {
			const { verdict, moves } = darknessOf(board, target, attacker, known, search.solver, QUICK);
			if (verdict !== 'safe') return false;
			known.push(...moves);
		}
		return true;
	}
}

/**
 * Whether it is told by one equation alone that a figure has to stay withheld: with it one other figure would be left that
 * could change, or a primary one and another one that somebody may know.
 */
function isPlainlyNeeded({ system, price }: Board, cell: number, withheld: ReadonlySet<number>): boolean {
	const isPrimary = (one: number) => system.cells[one]?.primary === true;
	return (system.terms[cell] ?? []).some(({ equation }) => {
		const its = system.equations[equation]?.cells ?? [];
		const [one, other, ...more] = its.filter((its) => its !== cell && price[its] === 0);
		if (one === undefined || more.length > 0) return false;
		if (other === undefined) return withheld.has(one) || isPrimary(one);
		return (isPrimary(one) && withheld.has(other)) || (isPrimary(other) && withheld.has(one));
	});
}

type Users = Map<number, Set<number>>;

function usersOf(moves: ReadonlyMap<number, readonly Move[]>): Users {
	const users: Users = new Map();
	for (const [target, its] of moves) for (const move of its) use(users, target, move);
	return users;
}

function use(users: Users, target: number, { cells }: Move): void {
	for (const cell of cells) users.set(cell, (users.get(cell) ?? new Set()).add(target));
}
