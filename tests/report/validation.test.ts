import { describe, expect, test } from 'vitest';
import { maskOf } from '#lib/figures/disaggregation.ts';
import { checkPlausibility, figureKey, type Surroundings } from '#lib/report/plausibility.ts';
import { checkReport, activityKey, type EnteredActivity } from '#lib/report/validation.ts';

const SEX = maskOf(['sex']);
const COHORT = maskOf(['cohort']);
const NO_PAST = { completed: new Set<string>() };

const INDICATOR = {
	id: 1,
	unit: 'people',
	calculation: 'sum',
	of: ['municipality'],
	counts: 'begun',
	dimensions: 15,
	required: 0,
} as const;

function row(rest: Partial<EnteredActivity> = {}): EnteredActivity {
	return {
		id: 1,
		reference: null,
		indicator: INDICATOR,
		place: { id: 7, level: 3, kind: 'municipality' },
		status: 'ongoing',
		doneIn: null,
		total: 100,
		totalDerived: false,
		months: [],
		breakdowns: [],
		unread: [],
		...rest,
	};
}

const told = (rows: EnteredActivity[], nothing = false, past = NO_PAST) =>
	checkReport(rows, nothing, past).map(({ rule, severity, activity }) => [rule, severity, activity]);

describe('errors of a report', () => {
	test('a sound one has none', () => expect(told([row()])).toEqual([]));
	test('an empty one says so, unless there is nothing to report', () => {
		expect(told([])).toEqual([['empty', 'error', null]]);
		expect(told([], true)).toEqual([]);
		expect(told([row()], true)).toEqual([['nothing and something', 'error', null]]);
	});
	test('what was typed and could not be read', () => {
		const unread = [{ field: 'total', text: '1.5', fault: 'fraction' }] as const;
		expect(told([row({ total: null, unread })])).toEqual([['unreadable', 'error', 1]]);
	});
	test('a breakdown above its total, and not one below it', () => {
		expect(told([row({ breakdowns: [{ mask: SEX, sum: 101 }] })])).toEqual([
			['breakdown above total', 'error', 1],
		]);
		expect(told([row({ breakdowns: [{ mask: SEX, sum: 99 }] })])).toEqual([]);
	});
	test('a dimension that the indicator does not have', () => {
		const indicator = { ...INDICATOR, dimensions: SEX };
		expect(told([row({ indicator, breakdowns: [{ mask: COHORT, sum: 3 }] })])).toEqual([
			['dimension not allowed', 'error', 1],
		]);
	});
	test('a municipality counts once', () => {
		const indicator = { ...INDICATOR, calculation: 'distinct' } as const;
		expect(told([row({ indicator, total: 2 })])).toEqual([['above 1', 'error', 1]]);
		expect(told([row({ indicator, total: 2, place: null })])).toEqual([]);
		expect(told([row({ indicator, total: 2, place: { id: 3, level: 2, kind: null } })])).toEqual([]);
	});
	test('a count of places stands at no country, and at no place of level 3 that it does not count', () => {
		const indicator = { ...INDICATOR, calculation: 'distinct' } as const;
		const country = { id: 1, level: 0, kind: null } as const;
		const camp = { id: 8, level: 3, kind: 'camp' } as const;
		for (const place of [country, camp]) {
			expect(told([row({ indicator, total: 0, place })])).toEqual([['place not counted', 'error', 1]]);
			expect(told([row({ indicator, total: null, status: 'planned', place })])).toEqual([]);
			expect(told([row({ place })])).toEqual([]);
		}
		const ofCamps = { ...indicator, of: ['camp'] } as const;
		expect(told([row({ indicator: ofCamps, total: 1, place: camp })])).toEqual([]);
		expect(told([row({ indicator: ofCamps, total: 2, place: camp })])).toEqual([['above 1', 'error', 1]]);
		expect(told([row({ indicator: ofCamps, total: 1 })])).toEqual([['place not counted', 'error', 1]]);
	});
	test('the same reference, indicator and place twice in one quarter', () => {
		const first = row({ reference: 'A' });
		expect(told([first, row({ id: 2, reference: 'A', total: 5 })])).toEqual([['twice', 'error', 2]]);
		expect(told([first, row({ id: 2, reference: 'A', doneIn: 8100 })])).toEqual([]);
		expect(told([first, row({ id: 2, reference: 'B' })])).toEqual([]);
	});
	test('an activity is completed once: elsewhere a question, where it would count twice an error', () => {
		const completed = row({ reference: 'A', status: 'completed' });
		const past = { completed: new Set([activityKey(completed)]) };
		expect(told([completed], false, past)).toEqual([['completed before', 'warning', 1]]);
		const project = row({ ...completed, indicator: { ...INDICATOR, counts: 'completed' } });
		expect(told([project], false, past)).toEqual([['completed before', 'error', 1]]);
		expect(told([row({ reference: 'A' })], false, past)).toEqual([]);
	});
});

describe('warnings within a report', () => {
	test('rows without references that say the same', () => {
		expect(told([row(), row({ id: 2 })])).toEqual([['alike', 'warning', 2]]);
		expect(told([row(), row({ id: 2, total: 101 })])).toEqual([]);
	});
	test('a required dimension that is missing, where there is anybody at all', () => {
		const indicator = { ...INDICATOR, required: SEX };
		expect(told([row({ indicator })])).toEqual([['dimension missing', 'warning', 1]]);
		expect(told([row({ indicator, breakdowns: [{ mask: SEX | COHORT, sum: 1 }] })])).toEqual([]);
		expect(told([row({ indicator, total: 0 })])).toEqual([]);
	});
	test('a row without a figure, unless it is only planned', () => {
		expect(told([row({ total: null })])).toEqual([['no figure', 'warning', 1]]);
		expect(told([row({ total: null, status: 'planned' })])).toEqual([]);
		expect(told([row({ total: 0 })])).toEqual([]);
	});
});

const QUIET: Surroundings = {
	lastQuarter: new Map(),
	earlierThisYear: new Map(),
	targets: new Map(),
	participation: null,
	others: [],
	above: (id) => (id === 7 ? 3 : null),
	population: () => null,
	funders: () => [20],
};
const odd = (rows: EnteredActivity[], around: Partial<Surroundings>) =>
	checkPlausibility(rows, { ...QUIET, ...around }).map(({ rule, activity }) => [rule, activity]);

describe('what is odd beside everything else', () => {
	const last = (total: number) => ({ lastQuarter: new Map([[figureKey(1, 7), total]]) });

	test('more than three times last quarter, or less than a third, by a difference that matters', () => {
		expect(odd([row({ total: 1240 })], last(305))).toEqual([['unlike last quarter', 1]]);
		expect(odd([row({ total: 915 })], last(305))).toEqual([]);
		expect(odd([row({ total: 100 })], last(305))).toEqual([['unlike last quarter', 1]]);
		expect(odd([row({ total: 102 })], last(305))).toEqual([]);
		// 99 people more are not asked about, though it is a hundred times as much.
		expect(odd([row({ total: 100 })], last(1))).toEqual([]);
		expect(odd([row({ total: 100 })], last(0))).toEqual([['unlike last quarter', 1]]);
	});
	test('a place that had nothing last quarter is not compared', () =>
		expect(odd([row({ total: 5000 })], { lastQuarter: new Map([[figureKey(1, 8), 3]]) })).toEqual([]));
	test('rows of one indicator and place are compared together', () =>
		expect(odd([row({ total: 150 }), row({ id: 2, total: 155 })], last(305))).toEqual([]));
	test('a figure as large as the year before it may be a running total', () => {
		const earlierThisYear = new Map([[activityKey(row()), 100]]);
		expect(odd([row({ total: 100 })], { earlierThisYear })).toEqual([['running total', 1]]);
		expect(odd([row({ total: 99 })], { earlierThisYear })).toEqual([]);
		expect(odd([row({ reference: 'another' })], { earlierThisYear })).toEqual([]);
		expect(odd([row({ total: 1 })], { earlierThisYear: new Map([[activityKey(row()), 1]]) })).toEqual([]);
		const indicator = { ...INDICATOR, calculation: 'latest' } as const;
		expect(odd([row({ indicator })], { earlierThisYear })).toEqual([]);
	});
	test('above the whole target', () => {
		expect(odd([row()], { targets: new Map([[1, 99]]) })).toEqual([['above target', 1]]);
		expect(odd([row()], { targets: new Map([[1, 100]]) })).toEqual([]);
	});
	test('outside what the partner takes part in', () => {
		expect(odd([row()], { participation: new Set([2]) })).toEqual([['outside participation', 1]]);
		expect(odd([row()], { participation: new Set([1]) })).toEqual([]);
	});
	test('more people than live there', () => {
		expect(odd([row()], { population: () => 99 })).toEqual([['above population', 1]]);
		expect(odd([row()], { population: () => 100 })).toEqual([]);
		expect(odd([row({ indicator: { ...INDICATOR, unit: 'count' } })], { population: () => 99 })).toEqual([]);
	});
	test('another partner with a common donor, at the same place or the one above', () => {
		const other = { partner: 'p2', indicatorId: 1, placeId: 7, funders: [20] };
		expect(odd([row()], { others: [other] })).toEqual([['counted by another', 1]]);
		expect(odd([row()], { others: [{ ...other, placeId: 3 }] })).toEqual([['counted by another', 1]]);
		expect(odd([row()], { others: [{ ...other, placeId: 8 }] })).toEqual([]);
		expect(odd([row()], { others: [{ ...other, indicatorId: 2 }] })).toEqual([]);
		expect(odd([row()], { others: [{ ...other, funders: [21] }] })).toEqual([]);
	});
	test('a missing donor is a possible common one', () => {
		const other = { partner: 'p2', indicatorId: 1, placeId: 7, funders: [] };
		expect(odd([row()], { others: [other] })).toEqual([['counted by another', 1]]);
		const nobody = { funders: () => [], others: [{ ...other, funders: [21] }] };
		expect(odd([row()], nobody)).toEqual([['counted by another', 1]]);
	});
});
