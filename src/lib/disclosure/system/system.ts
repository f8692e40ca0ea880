/**
 * What strangers may fetch as one linear system: cells that are whole numbers of people, and equations among them. Cells
 * that are printed are shown or withheld; the others are printed nowhere, and unknown to everybody.
 * Source: docs/rules.md, Small counts.
 */
import type { Need } from './need.ts';

/** What one partner has of a cell. */
export interface Share {
	readonly partner: number;
	readonly value: number;
}

export interface SystemCell {
	/** What it is, unique in its system. */
	readonly key: string;
	/** Whole, at least `lowest`. */
	readonly value: number;
	/** What everybody knows that it is not below. */
	readonly lowest: number;
	/** It stands in a table, unless it is withheld. */
	readonly printed: boolean;
	/** It tells about too few people: withheld where it is printed, and must not be derivable where it is not. */
	readonly primary: boolean;
	/** What its loss costs; infinite where it cannot be withheld, since it was published before or gives nothing away. */
	readonly weight: number;
	/** How wide the range must be in which it could lie. */
	readonly need: Need;
	/** Whose own figure it is, where it is one partner's. */
	readonly partner: number | null;
	/** The lines of tables that it stands in: a place, of all of it or of a group, in any window. */
	readonly lines: readonly string[];
	/** Of an earlier publication; `forgotten`: nobody kept what partners had of it. */
	readonly former?: 'kept' | 'forgotten';
	/** Its parts by partner; where a partner has none, nothing. */
	readonly shares: readonly Share[];
	/** What partners had of the same figure when it was published before: of one partner perhaps several. */
	readonly thenShares?: readonly Share[];
	/** What a figure has beyond a smaller one, of which no partner has a part. */
	readonly isDifference?: boolean;
}

/** The sum of coefficient × cell is 0. */
export interface Equation {
	readonly cells: readonly number[];
	readonly coefficients: readonly number[];
}

export interface Term {
	readonly equation: number;
	readonly coefficient: number;
}

export interface System {
	readonly cells: readonly SystemCell[];
	readonly equations: readonly Equation[];
	/** For each cell the equations that it stands in. */
	readonly terms: readonly (readonly Term[])[];
	/** For each cell whether it is the same in every lawful world, whatever is withheld. */
	readonly fixed: readonly boolean[];
	/** All partners that have a share in a cell. */
	readonly partners: readonly number[];
}

/** @throws RangeError where an equation does not hold: figures that contradict each other prove anything. */
export function systemOf(cells: readonly SystemCell[], equations: readonly Equation[]): System {
	const terms: Term[][] = cells.map(() => []);
	for (const [equation, { cells: its, coefficients }] of equations.entries()) {
		let sum = 0;
		for (const [at, cell] of its.entries()) {
			const coefficient = coefficients[at] ?? 0;
			terms[cell]?.push({ equation, coefficient });
			sum += coefficient * (cells[cell]?.value ?? NaN);
		}
		if (sum !== 0) throw new RangeError(`${its.map((cell) => cells[cell]?.key).join(', ')}: off by ${sum}`);
	}
	const partners = new Set(
		cells.flatMap(({ shares, thenShares = [] }) => [...shares, ...thenShares].map(({ partner }) => partner)),
	);
	const fixed = fixedIn(cells, equations, terms);
	return { cells, equations, terms, fixed, partners: [...partners].sort((a, b) => a - b) };
}

/** What is never withheld, what follows from that alone, and the parts of a zero that is never withheld. */
function fixedIn(
	cells: readonly SystemCell[],
	equations: readonly Equation[],
	terms: readonly (readonly Term[])[],
): boolean[] {
	const fixed = cells.map(({ printed, weight }) => printed && weight === Infinity);
	const waiting = new Set(equations.keys());
	for (const equation of waiting) {
		waiting.delete(equation);
		const { cells: its = [], coefficients = [] } = equations[equation] ?? {};
		const open = its.flatMap((cell, at) =>
			fixed[cell] ? [] : [{ cell, sign: Math.sign(coefficients[at] ?? 0) }],
		);
		const isBottom = ({ cell }: { cell: number }) => cells[cell]?.value === 0 && cells[cell].lowest === 0;
		const areStuck =
			open.length === 1 || (open.every(isBottom) && open.every(({ sign }) => sign === open[0]?.sign));
		for (const { cell } of areStuck ? open : []) {
			fixed[cell] = true;
			for (const term of terms[cell] ?? []) waiting.add(term.equation);
		}
	}
	return fixed;
}

/** What a partner has of a cell, and had of the same figure before: each once, the largest last. */
function ownIn({ shares, thenShares = [] }: SystemCell, partner: number): number[] {
	const now = shares.find((share) => share.partner === partner)?.value ?? 0;
	const then = thenShares.filter((share) => share.partner === partner).map(({ value }) => value);
	return [...new Set([now, ...then])].sort((a, b) => a - b);
}

/** What a partner knows that a cell is not below. */
export function leastOf(cell: SystemCell, partner: number): number {
	return ownIn(cell, partner).at(-1) ?? 0;
}

/**
 * What a partner has of a cell, or had of the same figure before: the largest beside which others have something, since
 * the fewer they are, the more is to be kept from it. Where there never were any, all of it.
 */
export function ownOf(cell: SystemCell, partner: number): number {
	const own = ownIn(cell, partner);
	return own.findLast((value) => value < cell.value) ?? own.at(-1) ?? 0;
}
