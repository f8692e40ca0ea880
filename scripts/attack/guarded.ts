/** Which figures are guarded, and from how many people on they may be shown. */
import type { Figure, Reading } from './reading.ts';
import type { World } from './world.ts';

/** Fewer people than so many are too few. */
export function smallestOf({ indicator }: Figure, { indicators }: Reading): number {
	return indicators.get(indicator)?.k ?? 0;
}

/** By column, as every one of several publications keeps it. */
export function largestKs({ figures }: World, readings: readonly Reading[]): number[] {
	return figures.map((figure) => Math.max(...readings.map((one) => smallestOf(figure, one))));
}

/** Of which something is withheld somewhere. */
export function guardedIn(readings: readonly Reading[]): Set<string> {
	return new Set(
		readings.flatMap(({ seen }) =>
			seen.flatMap(({ figure, value }) => (value === null ? [figure.indicator] : [])),
		),
	);
}
