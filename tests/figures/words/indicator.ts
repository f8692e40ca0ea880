import type { IndicatorComparison, IndicatorProgress } from '#lib/figures/answer.ts';

/** An indicator of 9 out of 575 in a quarter's year to date, but for what a test is about. */
export function indicator(changes: Partial<IndicatorProgress> = {}): IndicatorProgress {
	const reached = changes.reached === undefined ? 9 : changes.reached;
	const target = changes.target === undefined ? 575 : changes.target;
	return {
		code: '1.1.a',
		name: { en: 'Projects' },
		outcome: '1',
		output: '1.1',
		unit: 'count',
		calculation: 'sum',
		of: null,
		headline: true,
		countsPeople: false,
		sensitivity: 'public',
		note: null,
		madeOf: [],
		addsUp: true,
		countsPlaces: false,
		isFraction: false,
		isRange: false,
		targetIsSumOfParts: false,
		reached,
		high: null,
		about: null,
		withoutPlace: null,
		beside: [],
		late: [],
		target,
		share: reached === null || !target ? null : reached / target,
		expected: null,
		expectedShare: null,
		pace: null,
		status: 'no milestone',
		incomplete: null,
		disaggregationKnown: { sex: 0, cohort: 0, age: 0, disability: 0 },
		unknown: { sex: null, cohort: null, age: null, disability: null },
		byGroup: {},
		notDisaggregated: null,
		noneReported: null,
		ofYear: null,
		missingQuarters: null,
		isJudged: true,
		unknownParts: [],
		previous: null,
		...changes,
	};
}

export function before(changes: Partial<IndicatorComparison>): IndicatorComparison {
	return {
		reached: null,
		change: null,
		difference: null,
		unknownParts: [],
		computedOtherwise: false,
		...changes,
	};
}
