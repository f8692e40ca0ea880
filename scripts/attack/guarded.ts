/** Which figures are guarded, and from how many people on they may be shown. */
import type { Figure, Reading } from './reading.ts';

/** Fewer people than so many are too few. */
export function smallestOf({ indicator }: Figure, { indicators }: Reading): number {
	return indicators.get(indicator)?.k ?? 0;
}

/** Of which something is withheld somewhere. */
export function guardedIn(readings: readonly Reading[]): Set<string> {
	return new Set(
		readings.flatMap(({ seen }) =>
			seen.flatMap(({ figure, value }) => (value === null ? [figure.indicator] : [])),
		),
	);
}
