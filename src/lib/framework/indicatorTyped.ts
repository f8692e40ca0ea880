/** An indicator as its page sets it, from and to the fields of the form. */
import type { Sensitivity } from '#lib/disclosure/disclosure.ts';
import type { Calculation } from '#lib/figures/calculations.ts';
import type { DimensionMask } from '#lib/figures/disaggregation.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { Later } from '#lib/plan/firstQuarter.ts';
import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { localised, type Localised } from '#lib/plan/text.ts';
import type { Counts } from '#lib/report/report.ts';

export interface TypedIndicator {
	readonly code: string;
	readonly name: Localised;
	readonly unit: Unit;
	readonly calculation: Calculation;
	/** Codes of a composite's parts, or of those whose activities a derived count counts; else none. */
	readonly parts: readonly string[];
	/** Codes of a ratio's sides; null: it is none. */
	readonly numerator: string | null;
	readonly denominator: string | null;
	/** Kinds of place that it counts, as they are stored; null: municipalities. */
	readonly of: string | null;
	/** The last calculation that follows; null: none does. */
	readonly later: Later<Calculation> | null;
	readonly counts: Counts;
	readonly countsPeople: boolean;
	readonly headline: boolean;
	/** Whoever works on it at a municipality may be named there. */
	readonly namesPartners: boolean;
	/** `down`: it is to fall. */
	readonly direction: 'up' | 'down';
	/** Smallest units; null: none known. */
	readonly baseline: number | null;
	/** From the plan's beginning, and the last that follows. */
	readonly sensitivity: Sensitivity;
	readonly laterSensitivity: Later<Sensitivity> | null;
	/** Those that it has, null: all; and those without which no report is submitted. */
	readonly dimensions: DimensionMask | null;
	readonly required: DimensionMask;
	readonly fromQuarter: number | null;
	readonly toQuarter: number | null;
	readonly predecessors: readonly string[];
	readonly definition: Localised | null;
	readonly source: Localised | null;
	readonly contact: string | null;
	readonly note: Localised | null;
}

/** Fields of a text in the languages: `definitionEn`, `definitionAr`, `definitionFr`. */
type InLanguages<Name extends string> = Readonly<Record<`${Name}${'En' | 'Ar' | 'Fr'}`, string>>;

/** Null where nothing is said in English, which stands in for the others. */
export function textIn3<Name extends string>(name: Name, form: InLanguages<Name>): Localised | null {
	const of = (language: 'En' | 'Ar' | 'Fr') => form[`${name}${language}`];
	return of('En') === '' ? null : localised(of('En'), { ar: of('Ar'), fr: of('Fr') });
}

/** The fields that a text fills. */
export function fieldsOfText(name: string, text: Localised | null): Record<string, string> {
	return {
		[`${name}En`]: text?.en ?? '',
		[`${name}Ar`]: text?.ar ?? '',
		[`${name}Fr`]: text?.fr ?? '',
	};
}

/** A quarter index as a form sends it; null: empty. */
export function quarterText(index: number | null): string {
	return index === null ? '' : formatQuarter(quarterAt(index));
}
