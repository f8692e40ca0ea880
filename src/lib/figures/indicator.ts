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

/**
 * Orders codes as the framework's tree: numbers by size, and what hangs on a node itself (`1.a`) before
 * what lies below it (`1.1`, `1.1.a`).
 */
export function compareCodes(a: string, b: string): number {
	return compareSegments(segmentsOf(a), segmentsOf(b));
}

/** The same order for many: each code is taken apart once, not at every comparison. */
export function inCodeOrder<T extends { readonly code: string }>(items: readonly T[]): T[] {
	return items
		.map((item) => ({ item, segments: segmentsOf(item.code) }))
		.sort((a, b) => compareSegments(a.segments, b.segments))
		.map(({ item }) => item);
}

interface Segment {
	readonly text: string;
	/** Null: it is no number. */
	readonly number: number | null;
}

function segmentsOf(code: string): Segment[] {
	return code.split('.').map((text) => ({ text, number: /^\d+$/.test(text) ? Number(text) : null }));
}

function compareSegments(left: readonly Segment[], right: readonly Segment[]): number {
	for (const [i, a] of left.entries()) {
		const b = right[i];
		if (b === undefined) return 1;
		if (a.text === b.text) continue;
		if ((a.number === null) !== (b.number === null)) return a.number === null ? -1 : 1;
		if (a.number !== null && b.number !== null && a.number !== b.number) return a.number - b.number;
		return a.text < b.text ? -1 : 1;
	}
	return left.length === right.length ? 0 : -1;
}
