/** A linear programme, and whoever solves it: rules have no solver of their own. */

export interface Row {
	readonly columns: readonly number[];
	readonly coefficients: readonly number[];
	readonly lower: number;
	readonly upper: number;
}

export interface Programme {
	/** The least of this is sought, or the most. */
	readonly costs: readonly number[];
	readonly most: boolean;
	readonly lower: readonly number[];
	readonly upper: readonly number[];
	/** Columns that must be whole; undefined: none need be. */
	readonly whole?: readonly boolean[];
	readonly rows: readonly Row[];
}

export type Answer =
	| { readonly status: 'best'; readonly objective: number; readonly values: Float64Array }
	| { readonly status: 'infeasible' | 'unbounded' | 'undecided' };

/** `undecided`: not in the given seconds, or failed. */
export type Solver = (programme: Programme, seconds: number) => Answer;
