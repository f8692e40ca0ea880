/** The smallest and the largest that an unknown figure can be, in whole numbers, given all equations. */
import type { Programme, Row, Solver } from '#lib/disclosure/system/programme.ts';
import type { Equation } from './world.ts';

export interface Bounds {
	readonly smallest: number;
	readonly largest: number;
}

/** More people than any plan has. */
const ENDLESS = 1e7;
const HAIR = 1e-6;

/** Unknown figures that hang together, without what follows at once from what is known. */
export interface Part {
	readonly columns: readonly number[];
	readonly rows: readonly Row[];
}

export interface Reduced {
	/** What is known, and what follows from it one equation at a time. */
	readonly values: (number | undefined)[];
	readonly parts: readonly Part[];
}

/** Figures that contradict each other. */
export class Contradiction extends Error {
	readonly columns: readonly number[];
	constructor(columns: readonly number[]) {
		super('figures contradict each other');
		this.columns = columns;
	}
}

/** @returns undefined: figures contradict each other */
export function unlessContradiction<R>(ask: () => R): R | undefined {
	try {
		return ask();
	} catch (error) {
		if (error instanceof Contradiction) return undefined;
		throw error;
	}
}

/** @throws Contradiction */
export function reduced(given: readonly (number | undefined)[], equations: readonly Equation[]): Reduced {
	const values = [...given];
	const rowsAt = new Map<number, number[]>();
	for (const [at, { columns }] of equations.entries())
		for (const column of columns) rowsAt.set(column, [...(rowsAt.get(column) ?? []), at]);
	const waiting = new Set(equations.keys());
	const open = new Map<number, Row>();
	for (const at of waiting) {
		waiting.delete(at);
		const equation = equations[at];
		if (!equation) continue;
		const row = rest(equation, values);
		const fix = (column: number, value: number) => {
			values[column] = Math.abs(value - Math.round(value)) < HAIR * 10 ? Math.round(value) : value;
			for (const other of rowsAt.get(column) ?? []) waiting.add(other);
		};
		open.delete(at);
		const slack = HAIR * Math.max(1, ...equation.columns.map((column) => Math.abs(values[column] ?? 0)));
		const [only] = row.columns;
		if (only === undefined) {
			if (row.lower > slack || row.upper < -slack) throw new Contradiction(equation.columns);
			continue;
		}
		const isExact = row.upper - row.lower <= slack;
		const [coefficient = 1] = row.coefficients;
		if (isExact && row.columns.length === 1) {
			const value = (row.lower + row.upper) / 2 / coefficient;
			if (value < -slack) throw new Contradiction(equation.columns);
			fix(only, Math.max(0, value));
		} else if (
			isExact &&
			Math.abs(row.lower) <= slack &&
			row.coefficients.every((one) => one > 0 === coefficient > 0)
		)
			for (const column of row.columns) fix(column, 0);
		else open.set(at, row);
	}
	return { values, parts: partsOf([...open.values()]) };
}

function rest(
	{ columns, coefficients, lower, upper }: Equation,
	values: readonly (number | undefined)[],
): Row {
	const sums = new Map<number, number>();
	let known = 0;
	for (const [at, column] of columns.entries()) {
		const coefficient = coefficients[at] ?? 0;
		const value = values[column];
		if (value === undefined) sums.set(column, (sums.get(column) ?? 0) + coefficient);
		else known += coefficient * value;
	}
	const left = [...sums].filter(([, coefficient]) => coefficient !== 0);
	return {
		columns: left.map(([column]) => column),
		coefficients: left.map(([, coefficient]) => coefficient),
		lower: lower - known,
		upper: upper - known,
	};
}

function partsOf(rows: readonly Row[]): Part[] {
	const root = new Map<number, number>();
	const find = (column: number): number => {
		let at = column;
		for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
		return at;
	};
	for (const { columns } of rows) {
		const [first] = columns;
		for (const column of columns) {
			if (!root.has(column)) root.set(column, column);
			if (first !== undefined) root.set(find(column), find(first));
		}
	}
	const columns = Map.groupBy(root.keys(), find);
	const its = Map.groupBy(rows, ({ columns: [first] }) => find(first ?? -1));
	return [...columns].map(([at, all]) => ({ columns: all, rows: its.get(at) ?? [] }));
}

export interface Asking {
	/** Whether bounds that were reached prove that the figure is safe. */
	readonly isEnough: (column: number, bounds: Bounds) => boolean;
	readonly solver: Solver;
	readonly seconds: number;
}

/**
 * Bounds of some figures of a part, as far as they are asked for: a figure that is known to lie far enough apart is not looked
 * at further.
 * @returns undefined for what the solver could not say in its time
 */
export function boundsIn(
	{ columns, rows }: Part,
	wanted: readonly number[],
	{ isEnough, solver, seconds }: Asking,
): Map<number, Bounds | undefined> {
	const at = new Map(columns.map((column, index) => [column, index]));
	const programme = programmeOf({ columns, rows });
	const found = new Map<number, { smallest: number; largest: number }>();
	const keep = (values: Float64Array) => {
		for (const column of wanted) {
			const value = Math.round(values[at.get(column) ?? -1] ?? NaN);
			const before = found.get(column) ?? { smallest: value, largest: value };
			found.set(column, {
				smallest: Math.min(before.smallest, value),
				largest: Math.max(before.largest, value),
			});
		}
	};
	const isWide = (column: number) => {
		const its = found.get(column);
		return its !== undefined && isEnough(column, its);
	};
	/** The best in whole numbers; undefined: the solver could not say. */
	const best = (costs: readonly number[], most: boolean): number | undefined => {
		const asked = { ...programme, costs, most };
		let answer = solver(asked, seconds);
		if (answer.status === 'best' && !isWhole(answer.values))
			answer = solver({ ...asked, whole: costs.map(() => true) }, seconds);
		if (answer.status !== 'best') return undefined;
		keep(answer.values);
		return Math.round(answer.objective);
	};
	const isWanted = new Set(wanted);
	for (const most of [true, false])
		best(
			columns.map((column) => Number(isWanted.has(column))),
			most,
		);
	return new Map(
		wanted.map((column): [number, Bounds | undefined] => {
			if (isWide(column)) return [column, found.get(column)];
			const costs = columns.map((one) => Number(one === column));
			const largest = best(costs, true);
			if (isWide(column)) return [column, found.get(column)];
			const smallest = best(costs, false);
			return [column, largest === undefined || smallest === undefined ? undefined : { smallest, largest }];
		}),
	);
}

/** Whether no figures at all satisfy the equations of a part. */
export function isContradiction(part: Part, solver: Solver, seconds: number): boolean {
	const costs = part.columns.map(() => 0);
	return solver({ ...programmeOf(part), costs, most: false }, seconds).status === 'infeasible';
}

function programmeOf({ columns, rows }: Part): Omit<Programme, 'costs' | 'most'> {
	const at = new Map(columns.map((column, index) => [column, index]));
	return {
		lower: columns.map(() => 0),
		upper: columns.map(() => ENDLESS),
		rows: rows.map((row) => ({ ...row, columns: row.columns.map((column) => at.get(column) ?? 0) })),
	};
}

function isWhole(values: Float64Array): boolean {
	return values.every((value) => Math.abs(value - Math.round(value)) <= HAIR);
}
