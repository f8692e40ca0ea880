/** From when to when a partner is expected on an output. Source: docs/rules.md, Partner and donor. */

/** Quarter indexes, inclusive; `to` null: until the plan ends. */
export interface ExpectedSpan {
	readonly from: number;
	readonly to: number | null;
}

/** Whether a partner with these spans is expected in a quarter. */
export function isExpectedIn(spans: readonly ExpectedSpan[], quarter: number): boolean {
	return spans.some(({ from, to }) => from <= quarter && (to === null || to >= quarter));
}

/**
 * The spans where from a quarter on, until the plan ends, a partner is expected or is not. What was before the quarter
 * stays; what was to begin after it goes.
 */
export function expectedFrom(
	spans: readonly ExpectedSpan[],
	quarter: number,
	isExpected: boolean,
): ExpectedSpan[] {
	const before = spans
		.filter(({ from }) => from < quarter)
		.map(({ from, to }) => ({ from, to: to === null || to >= quarter ? quarter - 1 : to }))
		.toSorted((a, b) => a.from - b.from);
	if (!isExpected) return before;
	const last = before.at(-1);
	// What goes on without a gap is one span.
	if (last?.to === quarter - 1) return [...before.slice(0, -1), { from: last.from, to: null }];
	return [...before, { from: quarter, to: null }];
}
