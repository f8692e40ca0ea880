/** The results framework. Source: docs/rules.md, Framework. */
import type { Level, PlaceKind } from '#lib/places/place.ts';
import { calculationOf, isCounted, isReported, type Calculation } from './calculations.ts';
import { fromSmallest, type Unit } from './unit.ts';
import { walkDown } from './walk.ts';

export interface Indicator {
	readonly id: number;
	readonly code: string;
	readonly unit: Unit;
	readonly calculation: Calculation;
	/** Kinds of place that it counts, where it counts places. */
	readonly of: readonly PlaceKind[];
	/** Identifiers of the parts of a composite or a derived count, in their order; empty otherwise. */
	readonly parts: readonly number[];
	readonly numerator: number | null;
	readonly denominator: number | null;
	/** Marked as counting people. Composites and ratios never do, whatever the mark says: see `countsPeople`. */
	readonly countsPeople: boolean;
	readonly direction: 'up' | 'down';
	/** Smallest units; null when none is known. */
	readonly baseline: number | null;
}

export type Framework = ReadonlyMap<number, Indicator>;

/** What is made of others never counts people: these already do. What is stated is never added. */
export function countsPeople({ countsPeople, calculation, unit }: Indicator): boolean {
	return countsPeople && isReported(calculation) && !calculationOf(calculation).isRange && unit === 'people';
}

export function partsOf<I extends Indicator>(indicator: I, framework: ReadonlyMap<number, I>): I[] {
	return indicator.parts.map((id) => {
		const part = framework.get(id);
		if (!part) throw new Error(`indicator ${indicator.code} has a part that is not in its framework`);
		return part;
	});
}

/** What an indicator is made of right below it: a composite's parts, a ratio's numerator and denominator. */
export function madeOf<I extends Indicator>(indicator: I, framework: ReadonlyMap<number, I>): I[] {
	const { numerator, denominator } = indicator;
	if (numerator === null && denominator === null) return partsOf(indicator, framework);
	const sides = [numerator, denominator].flatMap((id) => framework.get(id ?? 0) ?? []);
	return [...partsOf(indicator, framework), ...sides];
}

/** An indicator and everything that it is made of, at any depth, each once, from above. */
export function behind<I extends Indicator>(indicator: I, framework: ReadonlyMap<number, I>): I[] {
	return walkDown(indicator, (one) => madeOf(one, framework));
}

/**
 * The indicators whose facts any figure is made of, each once, in order: reported ones and derived counts. Of one of them,
 * itself.
 */
export function sourcesOf<I extends Indicator>(indicator: I, framework: ReadonlyMap<number, I>): I[] {
	// Most indicators: there is nothing to walk down.
	if (isCounted(indicator.calculation)) return [indicator];
	const below = (one: I) => (isCounted(one.calculation) ? [] : madeOf(one, framework));
	return walkDown(indicator, below).filter(({ calculation }) => isCounted(calculation));
}

/** The indicators that partners report behind any figure, each once, in order; of a reported one, itself. */
export function reportedBehind<I extends Indicator>(indicator: I, framework: ReadonlyMap<number, I>): I[] {
	if (isReported(indicator.calculation)) return [indicator];
	return behind(indicator, framework).filter(({ calculation }) => isReported(calculation));
}

/** States rather than flows: expected to stand at their target in every quarter. A composite of states is one. */
export function isState(indicator: Indicator, framework: Framework): boolean {
	return every(indicator, framework, ({ isState }) => isState);
}

/** Its figure counts places, each once: a `distinct` one, reported or derived, or a composite of nothing else. */
export function countsPlaces(indicator: Indicator, framework: Framework): boolean {
	return every(indicator, framework, ({ countsPlaces }) => countsPlaces);
}

/** It counts places of certain kinds itself, and not through its parts. */
export function countsKinds({ calculation }: Pick<Indicator, 'calculation'>): boolean {
	return isCounted(calculation) && calculationOf(calculation).countsPlaces;
}

/**
 * What a value of the indicator says at a place. A count of places: `one`, it is 0 or 1 there; `some`, it says of how many
 * that have no name; `nothing`, it cannot stand there. All others: `some`.
 * @param place null: none is named
 * Source: docs/rules.md, Validation.
 */
export function standingAt(
	{ calculation, of }: Pick<Indicator, 'calculation' | 'of'>,
	place: { readonly level: Level; readonly kind: PlaceKind | null } | null,
): 'one' | 'some' | 'nothing' {
	if (!place || !countsKinds({ calculation })) return 'some';
	if (of.some((kind) => kind === place.kind)) return 'one';
	return place.level === 0 || place.level === 3 ? 'nothing' : 'some';
}

/** A figure by quarter, partner or donor of these adds up to the whole. */
export function addsUp(indicator: Indicator, framework: Framework): boolean {
	return every(indicator, framework, ({ addsUp }) => addsUp);
}

/** Whether the indicator's calculation has what is asked; of a composite, whether all that it is added up from has. */
function every(
	indicator: Indicator,
	framework: Framework,
	has: (line: ReturnType<typeof calculationOf>) => boolean,
): boolean {
	const line = calculationOf(indicator.calculation);
	if (line.madeOf !== 'parts') return has(line);
	return partsOf(indicator, framework).every((part) => every(part, framework, has));
}

/** A composite of what counts places counts the union of them instead of adding its parts. */
export function isUnion(indicator: Indicator, framework: Framework): boolean {
	return (
		calculationOf(indicator.calculation).madeOf === 'parts' &&
		indicator.parts.length > 0 &&
		countsPlaces(indicator, framework)
	);
}

/** An amount in smallest units → the unit's own numbers. A fraction is one already; null stays null. */
export function inUnit(
	amount: number | null,
	{ calculation, unit }: Pick<Indicator, 'calculation' | 'unit'>,
): number | null {
	return calculationOf(calculation).isFraction ? amount : fromSmallest(amount, unit);
}
