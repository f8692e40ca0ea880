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
	/** Nobody named units: each response is one, which no other wave has. */
	readonly isEachUnit?: true;
	/** By stratum how many units there are in all; a stratum that is missing: drawn with replacement. */
	readonly unitsInAll?: Readonly<Record<string, number>>;
	/** Where the weights were made to fit numbers of the population; absent: they were given, or stored before this was kept. */
	readonly fitted?: StoredFit;
}

/** What weights were made to fit. */
export interface StoredFit {
	/** The weights before, and what they were; null: nobody was weighted. */
	readonly from: readonly number[];
	readonly was: StoredDesign['weightKind'] | null;
	readonly questions: readonly FittedQuestion[];
}

/** A question that tells numbers of the population. */
export interface FittedQuestion {
	readonly key: string;
	/** Of each option how many people there are in all; null: it is not said, and nobody chose it. */
	readonly people: readonly (number | null)[];
	/** Of each response its option. */
	readonly groups: readonly number[];
}

/** A design without the numbers that its weights were made to fit; null: everybody alike. */
export function unfitted(design: StoredDesign | null): StoredDesign | null {
	if (!design?.fitted) return design;
	const { fitted, ...rest } = design;
	return fitted.was && { ...rest, weights: fitted.from, weightKind: fitted.was };
}

/** How the people of a wave were asked: that they were weighted is told by its own design, since waves of a survey may differ in it. */
export function statedMethod(method: Method, design: StoredDesign | null): Method {
	const isWeighted = design !== null && design.weights.some((weight) => weight !== design.weights[0]);
	return { ...method, weighting: isWeighted ? (method.weighting ?? NOT_STATED) : null };
}

/** What stands where nobody said it: a reader is told so. */
export const NOT_STATED: Localised = localised('Not stated', { fr: 'Non précisé', ar: 'غير مذكور' });
