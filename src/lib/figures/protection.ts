/** Which figures are protected from telling about too few people. Source: docs/rules.md, Disclosure. */
import { calculationOf, isReported, type Calculation } from './calculations.ts';
import { isWhole, type Unit } from './unit.ts';

interface Counting {
	readonly unit: Unit;
	readonly calculation: Calculation;
	/** What its plan says; null: as its unit says. */
	readonly protects: boolean | null;
}

/** Whether an indicator may say so itself: it counts what partners report, and no places. */
export function mayProtect({ unit, calculation }: Omit<Counting, 'protects'>): boolean {
	return isReported(calculation) && isWhole(unit) && !calculationOf(calculation).countsPlaces;
}

/** Whether it is a protected count itself; what is made of such ones is protected through them. */
export function isProtected(indicator: Counting): boolean {
	const { unit, protects } = indicator;
	return mayProtect(indicator) && (protects ?? (unit === 'people' || unit === 'households'));
}
