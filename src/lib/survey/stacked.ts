import { fitOf } from './fit.ts';
import type { StoredDesign } from './method.ts';
import type { Fit, Sample } from './sample.ts';

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
 * How a wave's people were chosen, its strata and units by their names among those of all waves. Where nobody named units, they and their
 * strata are the wave's own; without a design people were drawn alone and alike.
 * @param wave its place among the waves
 */
function namedAmongAll({ responses, design }: Designed, wave: number): StoredDesign {
	const each = Array.from({ length: responses }, (_, i) => `${wave}:${i}`);
	const alike: StoredDesign = {
		...{ weights: each.map(() => 1), weightKind: 'relative' },
		...{ strata: each.map(() => ''), units: each, isEachUnit: true },
	};
	const { strata, units, unitsInAll = {}, ...own } = design ?? alike;
	// Of those that were stored before it was said, numbers one after the other name nobody.
	const isOwn = own.isEachUnit ?? units.every((unit, i) => unit === `${i + 1}`);
	const named = (stratum: string) => `${isOwn ? wave : ''}:${stratum}`;
	return {
		...own,
		strata: strata.map(named),
		units: isOwn ? each : units.map((unit, i) => `${named(strata[i] ?? '')}/${unit}`),
		unitsInAll: Object.fromEntries(Object.entries(unitsInAll).map(([name, count]) => [named(name), count])),
	};
}

/**
 * Waves as one sample, their responses one after the other. A unit that two waves name alike in one stratum is one unit, whose
 * people may be alike in both.
 */
export function stackedSample(waves: readonly Designed[]): Sample {
	const all = waves.map(namedAmongAll);
	const strataNames = all.flatMap(({ strata }) => strata);
	const strata = numbered(strataNames);
	const units = numbered(all.flatMap(({ units }) => units));
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
