/** The table of dimensions. Source: docs/contributing.md, Add a dimension. */

export interface DimensionLine {
	/** HXL tag of its column. */
	readonly tag: string;
	/** What its parameter of the API asks for. */
	readonly asks: string;
	/** A target may be set for one of its groups. */
	readonly splitsTargets: boolean;
	/** Its column stands in every reports.csv; else only where something stands in it. */
	readonly always: boolean;
	/** The lowest level of the tables that are published of it, where the plan does not say: docs/rules.md, Small counts. */
	readonly lowest: 0 | 1 | 2;
}

/**
 * The dimensions, a line each: everything that asks for all of them follows this table. To add one, add its line at the
 * end (its place in the order is what `DimensionMask` stores) and its words in `figures/words/group.ts`.
 */
export const DIMENSION_LINES = {
	sex: { tag: '#population+sex', asks: 'Only this sex', splitsTargets: true, always: true, lowest: 2 },
	cohort: {
		tag: '#population+type',
		asks: 'Only this population group',
		splitsTargets: true,
		always: true,
		lowest: 1,
	},
	age: { tag: '#population+age', asks: 'Only this age band', splitsTargets: false, always: true, lowest: 2 },
	disability: {
		tag: '#population+disability',
		asks: 'Only this disability group',
		splitsTargets: false,
		always: true,
		lowest: 1,
	},
} as const satisfies Record<string, DimensionLine>;
