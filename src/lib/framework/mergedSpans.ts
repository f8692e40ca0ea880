import type { ExpectedSpan } from './expected.ts';

/** Spans of two that are one: what overlaps or goes on without a gap is one span. In their order. */
export function mergedSpans(spans: readonly ExpectedSpan[]): ExpectedSpan[] {
	const merged: ExpectedSpan[] = [];
	for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
		const last = merged.at(-1);
		if (last && (last.to === null || from <= last.to + 1)) {
			const end = last.to === null || to === null ? null : Math.max(last.to, to);
			merged[merged.length - 1] = { from: last.from, to: end };
		} else merged.push({ from, to });
	}
	return merged;
}
