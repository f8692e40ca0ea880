/** The sums that give a figure. Source: docs/rules.md, Why this number. */
import type { Localised } from '#lib/plan/text.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { exactIn, type Unit } from '#lib/figures/unit.ts';

/** What an addend is the figure of. */
export type AddendName =
	| { readonly is: 'quarter'; readonly quarter: QuarterNumber }
	/** What was given for the whole year. */
	| { readonly is: 'year' }
	| { readonly is: 'indicator'; readonly code: string; readonly name: Localised }
	| { readonly is: 'place'; readonly pcode: string; readonly name: Localised }
	| { readonly is: 'no place' };

/** In the unit's own numbers; null: nobody reported it. */
export interface Possible {
	readonly name: AddendName;
	readonly value: number | null;
	readonly isWithheld?: boolean | undefined;
}

export interface Addend {
	readonly name: AddendName;
	readonly value: number;
}

/** Addends that come to the figure, exactly. */
export interface Addition {
	readonly by: 'quarter' | 'indicator' | 'place';
	readonly addends: readonly Addend[];
}

/**
 * The sum, where it is one: two addends at least, all of them shown, which come to the figure exactly. Null otherwise. It is made
 * of shown figures alone, and so is whether there is one.
 * @param figure null: unknown or withheld, which nothing comes to
 */
export function additionOf(
	by: Addition['by'],
	possible: readonly Possible[],
	figure: number | null,
	unit: Unit,
): Addition | null {
	if (figure === null || possible.some(({ isWithheld }) => isWithheld)) return null;
	const addends = possible.flatMap(({ name, value }) => (value === null ? [] : [{ name, value }]));
	if (addends.length < 2) return null;
	const sum = addends.reduce((all, { value }) => all + value, 0);
	return exactIn(sum, unit) === exactIn(figure, unit) ? { by, addends } : null;
}
