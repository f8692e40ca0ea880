/** What is true of withheld figures: somebody may know one of them. */
import { askedKey, type Reading } from './reading.ts';
import type { World } from './world.ts';

/** By column. */
export function secretsByColumn(
	{ figures, values }: World,
	readings: readonly Reading[],
): Map<number, number> {
	const secrets = new Map(readings.flatMap((one) => [...(one.secrets ?? [])]));
	return new Map(
		figures.flatMap((figure, column): [number, number][] => {
			const value = secrets.get(askedKey(figure));
			return value === undefined || values[column] !== undefined ? [] : [[column, value]];
		}),
	);
}
