/** Which figures are guarded, and from how many people on they may be shown. */
import type { Figure, Reading } from './reading.ts';
import type { World } from './world.ts';

/** Fewer people than so many are too few. */
export function smallestOf({ indicator }: Figure, { indicators }: Reading): number {
	return indicators.get(indicator)?.k ?? 0;
}

/**
 * By column, as every one of several publications keeps it. A composite is as sensitive as its most sensitive part: where only some
 * of its parts are not known, it tells of the people of those alone.
 */
export function largestKs({ figures, values, madeOf }: World, readings: readonly Reading[]): number[] {
	const ks = figures.map((figure) => Math.max(...readings.map((one) => smallestOf(figure, one))));
	return figures.map(({ indicator }, column) => {
		const parts = madeOf.get(column) ?? [];
		const open = parts.filter((part) => values[part] === undefined);
		const isWhole = readings.every(
			({ indicators }) => (indicators.get(indicator)?.madeOf ?? []).length === parts.length,
		);
		return isWhole && open.length > 0 ? Math.max(...open.map((part) => ks[part] ?? 0)) : (ks[column] ?? 0);
	});
}

/** Of which something is withheld somewhere. */
export function guardedIn(readings: readonly Reading[]): Set<string> {
	return new Set(
		readings.flatMap(({ seen }) =>
			seen.flatMap(({ figure, value }) => (value === null ? [figure.indicator] : [])),
		),
	);
}
