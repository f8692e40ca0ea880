import { fitOf } from './fit.ts';
import type { StoredDesign } from './method.ts';
import { simpleSample, type Fit, type Sample } from './sample.ts';

/** What a wave's design is read from. */
export interface Designed {
	readonly responses: number;
	readonly design: StoredDesign | null;
}

/** A number for each name, in the order in which they first stand. */
function numbered(names: readonly string[]): number[] {
	const known = new Map<string, number>();
	return names.map((name) => {
		const number = known.get(name) ?? known.size;
		known.set(name, number);
		return number;
	});
}

/**
 * Waves as one sample, their responses one after the other. A unit that two waves name alike in one stratum is one unit, whose
 * people may be alike in both.
 */
export function stackedSample(waves: readonly Designed[]): Sample {
	const isDesigned = waves.every(({ design }) => design !== null);
	if (!isDesigned) return simpleSample(waves.reduce((sum, { responses }) => sum + responses, 0));
	const all = waves.flatMap(({ design }) => (design ? [design] : []));
	const strataNames = all.flatMap(({ strata }) => strata);
	const strata = numbered(strataNames);
	const units = numbered(
		all.flatMap(({ strata, units }) => units.map((unit, i) => `${strata[i] ?? ''}/${unit}`)),
	);
	const unitsInAll: (number | null)[] = [];
	const inAll = new Map(all.flatMap(({ unitsInAll }) => Object.entries(unitsInAll ?? {})));
	for (const [i, name] of strataNames.entries()) unitsInAll[strata[i] ?? 0] = inAll.get(name) ?? null;
	const fits = fitsOf(all);
	return {
		...{ weights: all.flatMap(({ weights }) => weights), strata, units, unitsInAll },
		...(fits.length > 0 && { fits }),
	};
}

/** Each wave is made to fit by itself. */
function fitsOf(designs: readonly StoredDesign[]): Fit[] {
	let start = 0;
	return designs.flatMap(({ weights, fitted }) => {
		const own = fitted
			? [fitOf({ start, from: fitted.from, groups: fitted.questions.map(({ groups }) => groups) })]
			: [];
		start += weights.length;
		return own;
	});
}
