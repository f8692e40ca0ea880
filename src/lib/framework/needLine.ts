import type { Localised } from '#lib/plan/text.ts';

/** People in need in a year: of all, or of a place, a cohort and a sex. */
export interface NeedLine {
	/** Null: everywhere. */
	readonly place: { readonly pcode: string; readonly name: Localised } | null;
	/** Null: all. */
	readonly cohort: Localised | null;
	readonly sex: Localised | null;
	/** Null: unknown. */
	readonly inNeed: number | null;
	readonly targeted: number | null;
	/** Who says so; null: it is not said. */
	readonly source: string | null;
}
