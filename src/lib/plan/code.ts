/**
 * Orders codes as the framework's tree: numbers by size, and what hangs on a node itself (`1.a`) before
 * what lies below it (`1.1`, `1.1.a`).
 */
export function compareCodes(a: string, b: string): number {
	return compareSegments(segmentsOf(a), segmentsOf(b));
}

/** Many in the order of `compareCodes`: each code is taken apart once, not at every comparison. */
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
