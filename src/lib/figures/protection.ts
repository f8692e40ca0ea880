/** Which figures are protected from telling about too few people. Source: docs/rules.md, Disclosure. */
import type { Guard } from '#lib/disclosure/guard.ts';
import { calculationOf, isReported, type Calculation } from './calculations.ts';
import { madeOf, type Indicator } from './indicator.ts';
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

interface Guarded extends Indicator, Counting {
	/** Identifier of the protected indicator with whose figures its own are withheld. */
	readonly goesWith: number | null;
}

/**
 * What strangers may know of an indicator's figures, by what it is made of: a composite beside its parts is an equation, and
 * is shown only where the protected ones among them are. A count of places is none of people.
 * @param isCounted whether the cells of a protected indicator are computed; of others nothing is shown
 * @param scope `details`: of its groups and of a municipality's quarter alone, where a count of places tells of which people
 * there are none
 */
export function guardOf<I extends Guarded>(
	indicator: I,
	framework: ReadonlyMap<number, I>,
	isCounted: (indicator: I) => boolean,
	scope: 'totals' | 'details' = 'totals',
): Guard {
	if (isProtected(indicator)) return isCounted(indicator) ? [indicator.code] : 'never';
	const with_ = framework.get(indicator.goesWith ?? 0);
	// What goes with another one is let in only where that is protected itself.
	if (with_) return isCounted(with_) ? [with_.code] : 'never';
	const { madeOf: kind } = calculationOf(indicator.calculation);
	if (kind === 'values' || (kind === 'activities' && scope === 'totals')) return 'free';
	const guards = madeOf(indicator, framework).map((part) => guardOf(part, framework, isCounted, scope));
	if (guards.includes('never')) return 'never';
	const codes = guards.flatMap((guard) => (typeof guard === 'string' ? [] : guard));
	return codes.length === 0 ? 'free' : [...new Set(codes)];
}

/** Whether one quarter is chosen of several. */
export function carriesChoice(calculation: Calculation): boolean {
	return calculationOf(calculation).rule?.chosen !== undefined;
}

/** Which of a window's quarters count, of a protected indicator; undefined: its figures are no counts that add up. */
export function countedQuarters(calculation: Calculation): 'all' | 'last' | 'largest' | undefined {
	const { addsUp, carries, isState, isRange } = calculationOf(calculation);
	if (isRange) return undefined;
	if (addsUp) return 'all';
	return carries ? 'last' : isState ? 'largest' : undefined;
}
