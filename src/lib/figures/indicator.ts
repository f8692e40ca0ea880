/** The results framework. Source: domain.md, "outcome → output → indicator". */
import type { Calculation } from './calculation.ts';
import { isReported } from './calculation.ts';
import type { Unit } from './unit.ts';

export interface Indicator {
	readonly id: number;
	readonly code: string;
	readonly unit: Unit;
	readonly calculation: Calculation;
	/** Identifiers of a composite's parts, in their order; empty otherwise. */
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

/** Composites and ratios never count people: their parts already do. */
export function countsPeople({ countsPeople, calculation, unit }: Indicator): boolean {
	return countsPeople && isReported(calculation) && unit === 'people';
}

/** The reported indicators that a composite comes down to, each once, in order; of a reported indicator, itself. */
export function leavesOf(indicator: Indicator, framework: Framework): Indicator[] {
	if (indicator.calculation !== 'composite') return [indicator];
	const leaves = new Map<number, Indicator>();
	for (const part of partsOf(indicator, framework)) {
		for (const leaf of leavesOf(part, framework)) leaves.set(leaf.id, leaf);
	}
	return [...leaves.values()];
}

/** The reported indicators behind any figure, each once: leaves of a composite, or of both sides of a ratio. */
export function sourcesOf(indicator: Indicator, framework: Framework): Indicator[] {
	if (indicator.calculation !== 'ratio') return leavesOf(indicator, framework);
	const sides = [indicator.numerator, indicator.denominator].flatMap((id) => {
		const side = id === null ? undefined : framework.get(id);
		return side ? leavesOf(side, framework) : [];
	});
	return [...new Map(sides.map((side) => [side.id, side])).values()];
}

/** States rather than flows: expected to stand at their target in every quarter. A composite of states is one. */
export function isState(indicator: Indicator, framework: Framework): boolean {
	if (indicator.calculation === 'ratio') return true;
	return leavesOf(indicator, framework).every(
		({ calculation }) => calculation === 'latest' || calculation === 'peak',
	);
}

export function partsOf(indicator: Indicator, framework: Framework): Indicator[] {
	return indicator.parts.map((id) => {
		const part = framework.get(id);
		if (!part) throw new Error(`indicator ${indicator.code} has a part that is not in its framework`);
		return part;
	});
}

/** A composite whose parts are `distinct` counts the union of their municipalities instead of adding them. */
export function isUnion(indicator: Indicator, framework: Framework): boolean {
	return (
		indicator.calculation === 'composite' &&
		indicator.parts.length > 0 &&
		leavesOf(indicator, framework).every((leaf) => leaf.calculation === 'distinct')
	);
}

/** A figure by quarter, partner or donor of these does not add up to the whole. */
export function addsUp(indicator: Indicator, framework: Framework): boolean {
	return leavesOf(indicator, framework).every((leaf) => leaf.calculation === 'sum');
}
