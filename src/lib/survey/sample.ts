/** Of responses in a row, to which numbers of the population their weights were made to fit. */
export interface Fitting {
	/** The place of its first response in the sample. */
	readonly start: number;
	/** The weights before. */
	readonly from: readonly number[];
	/** Of each question that tells the numbers the group of each response, counted from 0. */
	readonly groups: readonly (readonly number[])[];
}

/** With its equations: a row of numbers for each group of each question. */
export interface Fit extends Fitting {
	/** Of each question where its groups begin among all. */
	readonly starts: readonly number[];
	/** The lower half of the equations, as a product of itself; of a group that others make up a row of zeros. */
	readonly root: readonly (readonly number[])[];
}

/**
 * How the people of a wave were chosen, a place in each list for each response. Source: docs/rules.md, Surveys.
 */
export interface Sample {
	/** How many people each stands for, or the same in proportion; over 0. */
	readonly weights: readonly number[];
	/** Each one's stratum, counted from 0. */
	readonly strata: readonly number[];
	/** Each one's first-stage unit, counted from 0; a unit lies in one stratum. */
	readonly units: readonly number[];
	/** Of each stratum, how many first-stage units there are in all; null: drawn with replacement. */
	readonly unitsInAll?: readonly (number | null)[];
	/** Of each first-stage unit, how many people or households there are in it; null: as if endlessly many. */
	readonly membersInAll?: readonly (number | null)[];
	/** Where weights were made to fit numbers of the population; absent: they are weights that were given. */
	readonly fits?: readonly Fit[];
}

/** A sample in which everybody was drawn alone and alike. */
export function simpleSample(size: number, weights?: readonly number[]): Sample {
	return {
		weights: weights ?? Array.from({ length: size }, () => 1),
		strata: Array.from({ length: size }, () => 0),
		units: Array.from({ length: size }, (_, i) => i),
	};
}

/** The stratum of each first-stage unit. */
export function stratumOfUnits({ units, strata }: Sample): number[] {
	const of: number[] = [];
	for (const [i, unit] of units.entries()) of[unit] = strata[i] ?? 0;
	return of;
}

/** Strata of which one unit alone was drawn: their variance is taken around the mean of all units, which is said. */
export function lonelyStrata(sample: Sample): number {
	const counts = new Map<number, number>();
	for (const stratum of stratumOfUnits(sample)) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
	return counts.size === 1 ? 0 : [...counts.values()].filter((count) => count === 1).length;
}

/** Degrees of freedom: units less strata, both counted where the group has somebody. */
export function freedomOf(sample: Sample, isInGroup: (response: number) => boolean): number {
	const units = new Set<number>();
	const strata = new Set<number>();
	for (const [i, unit] of sample.units.entries()) {
		if (!isInGroup(i)) continue;
		units.add(unit);
		strata.add(sample.strata[i] ?? 0);
	}
	return units.size - strata.size;
}
