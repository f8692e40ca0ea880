import { shiftQuarter, type Quarter } from '#lib/plan/quarter.ts';

/** The quarters that end with `last`, oldest first. */
export function quartersUpTo(last: Quarter, count: number): Quarter[] {
	return Array.from({ length: count }, (_, i) => shiftQuarter(last, i + 1 - count));
}
