import type { Quarter } from '#lib/plan/quarter.ts';
import type { Localised } from '#lib/plan/text.ts';

/** The quarter whose text is written, as its addresses and headings need it. */
export interface TextQuarter {
	readonly plan: { readonly code: string; readonly name: Localised; readonly timezone: string };
	readonly sector: { readonly code: string; readonly name: Localised };
	readonly period: Quarter;
}
