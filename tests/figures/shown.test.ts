import { expect, test } from 'vitest';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { shownOf } from '#lib/figures/shown.ts';
import { byDimension } from '#lib/plan/groups.ts';

const WHOLE = {
	code: '1.1.a',
	countsPlaces: false,
	reached: 44,
	withoutPlace: 4,
	beside: [{ standsAt: 'camp', count: 1 }],
	disaggregationKnown: byDimension(() => 0.5),
	unknown: byDimension(() => 22),
	byGroup: { sex: { women: 3 } },
	notDisaggregated: 1,
	late: [{ quarter: 1, reached: 3 }],
	ofYear: 2,
	missingQuarters: [2],
} as unknown as IndicatorProgress;

test('whoever is shown the whole is shown all of a figure', () => {
	expect(shownOf(WHOLE, 'whole')).toBe(WHOLE);
});

test('of a closed plan no part of a figure is told, from which the rest would follow', () => {
	expect(shownOf(WHOLE, 'closed')).toEqual({
		...WHOLE,
		withoutPlace: null,
		beside: [],
		disaggregationKnown: byDimension(() => null),
		unknown: byDimension(() => null),
		byGroup: {},
		notDisaggregated: null,
		late: [],
		ofYear: null,
	});
	expect(shownOf({ ...WHOLE, countsPlaces: true }, 'closed').withoutPlace).toBe(4);
});
