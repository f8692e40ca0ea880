import { describe, expect, test } from 'vitest';
import { targetInForce, type TargetQuestion, type TargetRow } from '#lib/framework/target.ts';

function row(value: number, rest: Partial<TargetRow> = {}): TargetRow {
	const whole = { placeId: null, cohortId: null, sexId: null };
	return { year: 2024, quarter: null, fromQuarter: 1, ...whole, value, ...rest };
}

function ask(rows: TargetRow[], rest: Partial<TargetQuestion> = {}) {
	return targetInForce(rows, { year: 2024, quarter: 2, otherFilter: false, ...rest });
}

test('none is unknown; a target of 0 is one', () => {
	expect(ask([])).toEqual({ target: null, milestone: null });
	expect(ask([row(0), row(0, { quarter: 2 })])).toEqual({ target: 0, milestone: 0 });
});

test('the target is of the year, the milestone of the end of the quarter', () => {
	const rows = [row(100), row(25, { quarter: 1 }), row(50, { quarter: 2 }), row(7, { year: 2023 })];
	expect(ask(rows)).toEqual({ target: 100, milestone: 50 });
	expect(ask(rows, { quarter: 1 })).toEqual({ target: 100, milestone: 25 });
	expect(ask(rows, { quarter: 3 })).toEqual({ target: 100, milestone: null });
	expect(ask(rows, { year: 2023 })).toEqual({ target: 7, milestone: null });
});

describe('versions', () => {
	const rows = [
		row(300, { fromQuarter: 4 }),
		row(100),
		row(200, { fromQuarter: 2 }),
		row(75, { quarter: 3 }),
		row(150, { quarter: 3, fromQuarter: 3 }),
	];

	test('the last that is in force at the end of the quarter', () => {
		expect([1, 2, 3, 4].map((quarter) => ask(rows, { quarter: quarter as 1 | 2 | 3 | 4 }).target)).toEqual([
			100, 200, 200, 300,
		]);
		expect(ask(rows.toReversed(), { quarter: 3 })).toEqual({ target: 200, milestone: 150 });
	});

	test('one that is not in force yet does not count', () => {
		expect(ask([row(100, { fromQuarter: 3 })]).target).toBeNull();
	});
});

describe('splits', () => {
	const rows = [
		row(100),
		row(60, { sexId: 21 }),
		row(70, { cohortId: 31 }),
		row(40, { cohortId: 31, sexId: 21 }),
		row(10, { placeId: 5 }),
		row(4, { placeId: 5, cohortId: 31, sexId: 21 }),
		row(30, { sexId: 21, quarter: 2 }),
	];

	test('the whole takes only what has no split, and never adds splits up', () => {
		expect(ask(rows)).toEqual({ target: 100, milestone: null });
		expect(ask(rows.slice(1)).target).toBeNull();
	});

	test.each([
		[{ sexId: 21 }, 60],
		[{ cohortId: 31 }, 70],
		[{ cohortId: 31, sexId: 21 }, 40],
		[{ placeId: 5 }, 10],
		[{ placeId: 5, cohortId: 31, sexId: 21 }, 4],
		[{ placeId: 5, sexId: 21 }, null],
		[{ placeId: 6 }, null],
		[{ sexId: 22 }, null],
	])('filtered by %j: %s', (filter, target) => {
		expect(ask(rows, filter).target).toBe(target);
	});

	test('milestones have splits too', () => {
		expect(ask(rows, { sexId: 21 }).milestone).toBe(30);
	});

	test('no target where anything else filters', () => {
		expect(ask(rows, { otherFilter: true })).toEqual({ target: null, milestone: null });
		expect(ask(rows, { sexId: 21, otherFilter: true })).toEqual({ target: null, milestone: null });
	});
});
