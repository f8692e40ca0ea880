import { localised, type Localised } from '#lib/plan/text.ts';

/** Who asked whom, and how: printed beside every chart. */
export interface Method {
	readonly sponsor: Localised;
	readonly collector: Localised;
	/** Face to face, by telephone, on a page. */
	readonly mode: Localised;
	/** Of whom the sample was taken, or who could answer. */
	readonly universe: Localised;
	/** How people were chosen. */
	readonly sampling: Localised;
	/** Null: nobody is weighted. */
	readonly weighting: Localised | null;
	/** What people were told and agreed to. */
	readonly consent: Localised;
}

/** How a wave's people were chosen, a place for each response; units and strata by the names that waves share. */
export interface StoredDesign {
	readonly weights: readonly number[];
	/** `expansion`: a weight is the number of people that somebody stands for; else only in proportion. */
	readonly weightKind: 'expansion' | 'relative';
	readonly strata: readonly string[];
	readonly units: readonly string[];
	/** By stratum how many units there are in all; a stratum that is missing: drawn with replacement. */
	readonly unitsInAll?: Readonly<Record<string, number>>;
	/** Where the weights were made to fit numbers of the population; absent: they were given, or stored before this was kept. */
	readonly fitted?: StoredFit;
}

/** From which weights, and of each question that tells the numbers in which of its options each response is. */
export interface StoredFit {
	readonly from: readonly number[];
	readonly questions: readonly { readonly key: string; readonly groups: readonly number[] }[];
}

/** What stands where nobody said it: a reader is told so. */
export const NOT_STATED: Localised = localised('Not stated', { fr: 'Non précisé', ar: 'غير مذكور' });
