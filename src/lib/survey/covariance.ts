import { stratumOfUnits, type Sample } from './sample.ts';

/** What each response adds to an estimate's error, by Taylor's linearisation; they sum to about 0. */
export type Scores = readonly number[];

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Products of what two lists of one length deviate from their middles, added up. */
function crossed(a: readonly number[], b: readonly number[], middles = [mean(a), mean(b)] as const): number {
	return a.reduce((sum, value, i) => sum + (value - middles[0]) * ((b[i] ?? 0) - middles[1]), 0);
}

/** Values gathered under their keys, in the order of the keys. */
function gathered(values: readonly number[], keys: readonly number[]): number[][] {
	const groups: number[][] = [];
	for (const [i, value] of values.entries()) (groups[keys[i] ?? 0] ??= []).push(value);
	return groups;
}

/** Values added up under their keys. */
function summed(values: readonly number[], keys: readonly number[]): number[] {
	const sums: number[] = [];
	for (const [i, value] of values.entries()) sums[keys[i] ?? 0] = (sums[keys[i] ?? 0] ?? 0) + value;
	return sums;
}

const unbiased = (count: number) => (count > 1 ? count / (count - 1) : 1);

/**
 * The covariance of two estimates by the scores of their responses; of one with itself its variance. With the population of
 * first-stage units its finite correction, with that of their members the second stage too; else the units are taken as
 * drawn with replacement. Source: docs/rules.md, Surveys.
 */
export function covariance(sample: Sample, first: Scores, second: Scores): number {
	const [sumsA, sumsB] = [summed(first, sample.units), summed(second, sample.units)];
	const members = sample.membersInAll && [gathered(first, sample.units), gathered(second, sample.units)];
	const middles = [mean(sumsA), mean(sumsB)] as const;
	const strata = stratumOfUnits(sample);
	const byStratum = gathered(
		strata.map((_, unit) => unit),
		strata,
	);
	let sum = 0;
	for (const [stratum, units] of byStratum.entries()) {
		const pick = (sums: readonly number[]) => units.map((unit) => sums[unit] ?? 0);
		const inAll = sample.unitsInAll?.[stratum] ?? null;
		const drawn = inAll === null ? 0 : units.length / inAll;
		const around = units.length === 1 && byStratum.length > 1 ? middles : undefined;
		sum += (1 - drawn) * unbiased(units.length) * crossed(pick(sumsA), pick(sumsB), around);
		for (const unit of units) {
			const inUnit = sample.membersInAll?.[unit] ?? null;
			const [a, b] = [members?.[0]?.[unit] ?? [], members?.[1]?.[unit] ?? []];
			if (inUnit !== null) sum += drawn * (1 - a.length / inUnit) * unbiased(a.length) * crossed(a, b);
		}
	}
	return sum;
}
