/**
 * How many figures have to be withheld at the least: in each equation of a figure that must not be told something else has to
 * be unknown too, in that one's other equations again something else, and beside a primary figure two, since somebody may
 * know one. That is necessary and not enough: a bound, which no pattern needs to reach.
 */
import type { IsTold } from '#lib/disclosure/attack/dark.ts';
import { toldIn } from '#lib/disclosure/attack/told.ts';
import { targetsIn } from '#lib/disclosure/protect/protect.ts';
import type { Programme, Row, Solver } from '#lib/disclosure/system/programme.ts';
import { shortened } from '#lib/disclosure/system/shortened.ts';
import type { System } from '#lib/disclosure/system/system.ts';

/**
 * Beside what is withheld for itself.
 * @returns undefined where the solver could not say
 */
export function leastSecondary(system: System, solver: Solver): number | undefined {
	const targets = new Set(targetsIn(system));
	const { isPlainlyNot } = toldIn(system, solver);
	const isMovable = (cell: number) =>
		!system.fixed[cell] && (system.cells[cell]?.weight ?? Infinity) < Infinity;
	const movable = [...system.cells.keys()].filter(isMovable);
	const column = new Map(movable.map((cell, at) => [cell, at]));
	const rows: Row[] = [];
	let columns = movable.length;
	const atLeast = (coefficients: ReadonlyMap<number, number>, lower: number, upper = Infinity) =>
		rows.push({ columns: [...coefficients.keys()], coefficients: [...coefficients.values()], lower, upper });
	const isCounted = (cell: number) => system.cells[cell]?.printed === true && !targets.has(cell);
	const isFree = (cell: number) => system.cells[cell]?.printed === false;
	for (const { cells } of [...system.equations, ...shortened(system)]) {
		const its = cells.filter((cell) => column.has(cell));
		if (its.length < 2) continue;
		const plain = its.filter((cell) => !targets.has(cell));
		if (plain.length > 0) {
			const sum = columns++;
			const parts = its.map((cell): [number, number] => [column.get(cell) ?? -1, 1]);
			atLeast(new Map([...parts, [sum, -1]]), 0, 0);
			for (const cell of plain)
				atLeast(
					new Map([
						[sum, 1],
						[column.get(cell) ?? -1, -2],
					]),
					0,
				);
		}
		for (const target of its.filter((cell) => targets.has(cell))) {
			const others = its.filter((cell) => cell !== target);
			const weights = others.map((cell): [number, number] => [column.get(cell) ?? -1, isFree(cell) ? 2 : 1]);
			const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
			atLeast(new Map(weights), Math.min(all, neededBeside(system, target, others, isPlainlyNot)));
		}
	}
	const width = { length: columns };
	const programme: Programme = {
		costs: Array.from(width, (_, at) => Number(at < movable.length && isCounted(movable[at] ?? -1))),
		most: false,
		lower: Array.from(width, (_, at) => Number(targets.has(movable[at] ?? -1))),
		upper: Array.from(width, (_, at) => (at < movable.length ? 1 : Infinity)),
		rows,
		isLarge: true,
	};
	const answer = solver(programme, UNHURRIED);
	return answer.status === 'best' ? answer.objective : undefined;
}

/** A programme in fractions ends by itself. */
const UNHURRIED = 600;

/** How many others of an equation, counting twice what nobody can know. */
function neededBeside(
	{ cells }: System,
	target: number,
	others: readonly number[],
	isPlainlyNot: IsTold,
): number {
	if (others.length < 2) return 1;
	return others.some((knows) => cells[knows]?.printed && !isPlainlyNot(target, { knows })) ? 1 : 2;
}
