/** Who attacks a withheld figure. Source: docs/rules.md, Small counts. */
import { ownOf, type System } from '../system/system.ts';
import { STRANGER, type Attacker } from '../moves/move.ts';

/** Who attacks: everybody; who knows one withheld figure; each partner. */
export interface Attackers {
	readonly informed: boolean;
	readonly partners: boolean;
}

/** All of them, as a plan's publication is proven against. */
export const EVERYONE: Attackers = { informed: true, partners: true };

/** Who attacks a cell, the stranger first. */
export function* attackersOf(
	system: System,
	cell: number,
	isWithheld: (cell: number) => boolean,
	{ informed, partners }: Attackers,
): Generator<Attacker> {
	yield STRANGER;
	const its = system.cells[cell];
	if (!its) return;
	// What an earlier publication withheld somebody may know as well.
	const isKept = (one: number) =>
		isWithheld(one) || (system.cells[one]?.former !== undefined && !system.cells[one].printed);
	if (informed && its.primary) yield* besides(system, cell, isKept);
	if (partners && its.former !== 'forgotten')
		for (const partner of system.partners) {
			const others = its.value - ownOf(its, partner);
			if (others >= 1 && others < its.need.reach) yield { partner };
		}
}

/**
 * Who knows a withheld figure that may tell a cell's value: one of its equations, and of a quarter that is printed nowhere
 * one beside the years to date that carry it.
 */
function besides(system: System, cell: number, isWithheld: (cell: number) => boolean): Attacker[] {
	const lines = new Set(system.cells[cell]?.lines);
	const carries = (other: number) => system.cells[other]?.lines.some((line) => lines.has(line)) === true;
	const near = withheldNear(system, cell, isWithheld);
	if (system.cells[cell]?.printed === false)
		for (const [carrier, atMost] of [...near])
			if (carries(carrier))
				for (const [other, its] of withheldNear(system, carrier, isWithheld))
					if (other !== cell && !near.has(other)) near.set(other, atMost < Infinity ? its : Infinity);
	return [...near].map(([knows, atMost]) => (atMost === Infinity ? { knows } : { knows, atMost }));
}

/** Withheld figures of a cell's equations, each with what the cell is at most for who knows it. */
function withheldNear(
	system: System,
	cell: number,
	isWithheld: (cell: number) => boolean,
): Map<number, number> {
	const found = new Map<number, number>();
	for (const { equation, coefficient } of system.terms[cell] ?? []) {
		const { cells = [], coefficients = [] } = system.equations[equation] ?? {};
		for (const [at, other] of cells.entries()) {
			if (other === cell || !isWithheld(other) || isAllThatMoves(system, equation, cell, other)) continue;
			const isWhole = coefficient > 0 && (coefficients[at] ?? 0) < 0;
			const atMost = isWhole ? (system.cells[other]?.value ?? 0) : Infinity;
			found.set(other, Math.min(found.get(other) ?? Infinity, atMost));
		}
	}
	return found;
}

/** Whether two cells are one figure at two places: everything else in their equation stands whatever is withheld. */
function isAllThatMoves(system: System, equation: number, cell: number, other: number): boolean {
	const { cells = [] } = system.equations[equation] ?? {};
	return cells.every((one) => one === cell || one === other || system.fixed[one]);
}
