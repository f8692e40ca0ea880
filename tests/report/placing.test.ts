import { expect, test } from 'vitest';
import { placedNow, placeless } from '#lib/report/placing.ts';
import type { Unplaced } from '#lib/report/unplaced.ts';

const ROW = {
	...{ id: 1, activityId: 1, placeId: null as number | null, indicatorId: 3 },
	...{ reference: 'A' as string | null, unread: [], explanations: {} },
};
const BEFORE: Unplaced = {
	...{ reference: 'A', indicatorId: 3, reportId: 9, row: 90 },
	quarter: { year: 2024, quarter: 1 },
};
const asked = (found: { activity: number | null }[]) => found.map(({ activity }) => activity);

test('an activity without a place is asked about once, whatever it has figures of', () => {
	const rows = [ROW, { ...ROW, id: 2, indicatorId: 4 }, { ...ROW, id: 3, activityId: 2 }];
	expect(asked(placeless(rows))).toEqual([1, 3]);
	expect(placeless(rows.map((row) => ({ ...row, placeId: 5 })))).toEqual([]);
});

test('nothing is asked where a place was typed that cannot be read, or that the list lacks', () => {
	const unread = [{ field: 'place', text: 'Kfar Xyz', fault: 'unknown' as const }];
	expect(placeless([{ ...ROW, unread }])).toEqual([]);
	const explanations = { 'place not listed': 'Kfar Xyz' };
	expect(
		placeless([
			{ ...ROW, explanations },
			{ ...ROW, id: 2 },
		]),
	).toEqual([]);
});

test('a place that is new under a reference is asked about, with where it was none', () => {
	const now = { ...ROW, placeId: 5 };
	expect(placedNow([now, { ...now, id: 2 }], [BEFORE])).toMatchObject([
		{ activity: 1, rule: 'placed now', before: { reportId: 9, row: 90 } },
	]);
	expect(placedNow([ROW], [BEFORE])).toEqual([]);
	expect(placedNow([{ ...now, reference: 'B' }], [BEFORE])).toEqual([]);
	expect(placedNow([{ ...now, reference: null }], [BEFORE])).toEqual([]);
	expect(placedNow([{ ...now, indicatorId: 4 }], [BEFORE])).toEqual([]);
});
