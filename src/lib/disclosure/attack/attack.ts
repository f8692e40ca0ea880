/** Tries to work out every withheld figure from all that is shown. Source: docs/rules.md, Small counts. */
import { boardOf } from '../moves/board.ts';
import { isLawful, type Attacker, type Move } from '../moves/move.ts';
import type { Solver } from '../system/programme.ts';
import type { System } from '../system/system.ts';
import { darknessOf, type Effort, type Verdict } from './dark.ts';
import { attackersOf, EVERYONE, type Attackers } from './attackers.ts';

/** A figure that somebody can work out, or nobody could prove that they cannot. */
export interface Breach {
	readonly cell: number;
	readonly attacker: Attacker;
	readonly verdict: Exclude<Verdict, 'safe'>;
}

export interface Attack {
	readonly solver: Solver;
	readonly attackers?: Attackers;
	/** Moves that are said to prove a cell safe; each is checked in whole numbers before it is believed. */
	readonly hints?: ReadonlyMap<number, readonly Move[]>;
	readonly effort?: Effort;
	/** Those attacked, where not all are. */
	readonly cells?: readonly number[];
}

const THOROUGH: Effort = { width: 24, region: 4000, seconds: 20 };

/** What the attack got: nothing where the pattern holds. */
export function attack(
	system: System,
	withheld: ReadonlySet<number>,
	{ solver, attackers = EVERYONE, hints = new Map(), effort = THOROUGH, cells }: Attack,
): Breach[] {
	const board = boardOf(system, (cell) =>
		system.cells[cell]?.printed === false || withheld.has(cell) ? 0 : Infinity,
	);
	const isWithheld = (cell: number) => withheld.has(cell);
	const open = boardOf(system, () => 0);
	const breaches: Breach[] = [];
	for (const cell of cells ?? system.cells.keys()) {
		const { printed, primary } = system.cells[cell] ?? {};
		if (printed && primary && !withheld.has(cell)) throw new RangeError(`${cell} is shown`);
		if (!withheld.has(cell) && !primary) continue;
		const known = (hints.get(cell) ?? []).filter((move) => isLawful(system, move));
		for (const attacker of attackersOf(system, cell, isWithheld, attackers)) {
			const { verdict, moves } = darknessOf(board, cell, attacker, known, solver, effort);
			known.push(...moves);
			if (verdict === 'safe' || isTold(cell, attacker)) continue;
			breaches.push({ cell, attacker, verdict });
		}
	}
	return breaches;

	/** Whether knowing one figure tells the other even where all is withheld that can be: what stands already does it. */
	function isTold(cell: number, attacker: Attacker): boolean {
		if (attacker.knows === undefined) return false;
		return darknessOf(open, cell, attacker, [], solver, effort).verdict === 'unsafe';
	}
}
