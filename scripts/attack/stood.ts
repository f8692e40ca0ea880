/** What stood published before: whatever a publication withholds, that is known. */
import { askedKey, type Figure, type Reading } from './reading.ts';
import type { World } from './world.ts';

/**
 * By column, what was shown before and is so still: the world says the same of it; or it says nothing, and the same of all that it
 * is a part of. What the newest withholds is another number since.
 * @param before the publications before the newest
 */
export function stoodBefore(
	{ figures, values }: World,
	before: readonly Reading[],
	{ seen }: Reading,
): Map<number, number> {
	const shown = new Map<string, number>();
	for (const one of before)
		for (const { figure, value } of one.seen) if (value !== null) shown.set(askedKey(figure), value);
	for (const { figure, value } of seen) if (value === null) shown.delete(askedKey(figure));
	const told = new Map(figures.map((figure, column) => [askedKey(figure), values[column]]));
	const isAsShown = (figure: Figure) => {
		const value = told.get(askedKey(figure));
		return value !== undefined && value === shown.get(askedKey(figure));
	};
	return new Map(
		figures.flatMap((figure, column): [number, number][] => {
			const value = shown.get(askedKey(figure));
			if (value === undefined) return [];
			const isUnsaid = values[column] === undefined && isAsShown({ ...figure, part: 'total' });
			return isUnsaid || isAsShown(figure) ? [[column, value]] : [];
		}),
	);
}
