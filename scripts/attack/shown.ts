/** What needs no equations: small figures that are shown, or told by a difference. */
import type { Breach } from './breach.ts';
import { guardedIn, smallestOf } from './guarded.ts';
import { askedKey, writtenFigure, type Figure, type Reading } from './reading.ts';

/** Small counts that stand somewhere, and what one address shows and another one withholds. */
export function shownSmall(readings: readonly Reading[]): Breach[] {
	const found: Breach[] = [];
	for (const reading of readings) {
		const { seen, indicators } = reading;
		const kept = new Map<string, string>();
		const guarded = new Set<string>();
		for (const { figure, value, address } of seen)
			if (value === null) {
				kept.set(askedKey(figure), address);
				guarded.add(figure.indicator);
			}
		for (const { figure, value, address } of seen) {
			if (value === null) continue;
			const isPeople = guarded.has(figure.indicator) || indicators.get(figure.indicator)?.isOfPeople === true;
			const isSmall =
				isPeople &&
				value >= 1 &&
				value < smallestOf(figure, reading) &&
				!isMadeOfShown(figure, value, reading);
			if (isSmall || kept.has(askedKey(figure)))
				found.push({ how: 'shown', figure: writtenFigure(figure), addresses: [address] });
		}
	}
	return found;
}

/** Parts that stand beside it come to all of it: it tells of the others that they have nothing, as totals may. */
function isMadeOfShown({ indicator, ...of }: Figure, value: number, { seen, indicators }: Reading): boolean {
	const { isSum, madeOf } = indicators.get(indicator) ?? { isSum: false, madeOf: [] };
	const keys = new Set(madeOf.map((one) => askedKey({ ...of, indicator: one })));
	const parts = new Map(
		seen.map((one) => [askedKey(one.figure), one.value] as const).filter(([key]) => keys.has(key)),
	);
	return isSum && [...parts.values()].reduce<number>((sum, part) => sum + (part ?? 0), 0) === value;
}

/** Below the governorate, what two publications show of one figure and fewer than k people apart. */
export function smallDifferences(readings: readonly Reading[]): Breach[] {
	const found: Breach[] = [];
	const guarded = guardedIn(readings);
	const told = new Map<string, { readonly value: number; readonly address: string }[]>();
	for (const reading of readings) {
		const { seen, places, indicators } = reading;
		for (const { figure, value, address } of seen) {
			const isPeople = guarded.has(figure.indicator) || indicators.get(figure.indicator)?.isOfPeople === true;
			if (value === null || !isPeople || (places.get(figure.place)?.level ?? 0) < 2) continue;
			const before = told.get(askedKey(figure)) ?? [];
			const k = smallestOf(figure, reading);
			const other = before.find((one) => one.value !== value && Math.abs(one.value - value) < k);
			// Of a composite whose parts stand beside it each part is held against its own number.
			if (other && !isMadeOfShown(figure, value, reading))
				found.push({ how: 'difference', figure: writtenFigure(figure), addresses: [other.address, address] });
			if (before.every((one) => one.value !== value))
				told.set(askedKey(figure), [...before, { value, address }]);
		}
	}
	return found;
}
