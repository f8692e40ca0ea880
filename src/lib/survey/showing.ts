/** Where a subgroup is large enough to be shown. Source: docs/rules.md, Surveys. */
export interface Minimums {
	/** Fewest people who answered the question. */
	readonly people: number;
	/** Up to how many a figure stands in brackets; null: none does. */
	readonly bracketsTo: number | null;
	/** Fewest people that any figure may be about, the plan's. */
	readonly count: number;
}

/** How a group's figures are shown: as they are, in brackets, or as "too few to show". */
export type Showing = 'shown' | 'bracketed' | 'few';

const FEWEST_EFFECTIVE = 30;
/** Under so many degrees of freedom an interval itself is uncertain. */
const FEWEST_DEGREES = 8;

/**
 * @param certainty effective number of people and degrees of freedom; null where there is no design
 */
export function showingOf(
	n: number,
	{ people, bracketsTo }: Minimums,
	certainty: { readonly effective: number; readonly df: number } | null,
): Showing {
	if (n < people || (certainty && certainty.effective < FEWEST_EFFECTIVE)) return 'few';
	const isUncertain = certainty !== null && certainty.df < FEWEST_DEGREES;
	return isUncertain || (bracketsTo !== null && n <= bracketsTo) ? 'bracketed' : 'shown';
}
