/** What counts of referrals come to, against figures that were published. */
import { expect, test } from 'vitest';
import { referralOverview } from '#lib/referral/overview.ts';
import type { ReferralStatus } from '#lib/referral/referral.ts';
import { grownBy, tallyOf } from '#lib/referral/tally.ts';

const counted = (status: ReferralStatus, count: number, timed = 0, within = 0) => ({
	...{ status, count, timed, within },
});

test('social stability in the first quarter of 2021: 87 % without any answer', () => {
	const { unanswered, by, sent } = tallyOf([counted('no answer', 87), counted('acknowledged', 13)]);
	expect([unanswered, sent]).toEqual([0.87, 100]);
	expect(by).toEqual({ 'no answer': 87, acknowledged: 13, accepted: 0, 'not accepted': 0, done: 0 });
});

test('basic assistance: 4,026 after 10,438 is 61 % less, not 38 %', () => {
	expect(grownBy(10_438, 4_026)).toBeCloseTo(-0.6143, 4);
	expect([grownBy(undefined, 5), grownBy(0, 5), grownBy(5, 0)]).toEqual([null, null, -1]);
});

test('statuses are never added up, and nobody sent has no share', () => {
	expect(tallyOf([])).toMatchObject({ sent: 0, unanswered: null, within: null, untimed: 0 });
	const tally = tallyOf([counted('accepted', 3), counted('done', 2), counted('accepted', 1)]);
	expect(tally.by).toMatchObject({ accepted: 4, done: 2, acknowledged: 0 });
	expect(tally.unanswered).toBe(0);
});

test('no answer is none in time; what was answered after an unknown time is left out', () => {
	const tally = tallyOf([counted('no answer', 10), counted('accepted', 20, 15, 6), counted('done', 5)]);
	expect(tally).toMatchObject({ within: 6 / 25, untimed: 10 });
});

const sum = (month: string, toSector: string, status: ReferralStatus, count: number) => ({
	...{ month, toSector, district: toSector === 'a' ? 'D1' : null, ...counted(status, count) },
});
const SUMS = [
	sum('2020-12', 'a', 'no answer', 36),
	sum('2020-11', 'a', 'accepted', 64),
	sum('2021-01', 'a', 'no answer', 40),
	sum('2021-03', 'a', 'done', 10),
	sum('2021-02', 'b', 'acknowledged', 70),
];
const CALENDAR = { yearStarts: 1 };

test('months make quarters of the plan’s years, the newest first, each beside the one before', () => {
	const { quarters, quarter, sectors, districts } = referralOverview(SUMS, CALENDAR);
	expect(quarter).toEqual({ year: 2021, quarter: 1 });
	expect(
		quarters.map(({ of, tally, grown, unansweredBefore }) => [
			of.quarter,
			tally.sent,
			grown,
			unansweredBefore,
		]),
	).toEqual([
		[1, 120, expect.closeTo(0.2), 0.36],
		[4, 100, null, null],
	]);
	expect(sectors.map(({ of, tally, grown }) => [of, tally.unanswered, grown])).toEqual([
		['b', 0, null],
		['a', 0.8, -0.5],
	]);
	expect(districts.map(({ of }) => of)).toEqual([null, 'D1']);
});

test('a plan whose years begin in April, a quarter that is asked for, and nothing at all', () => {
	expect(referralOverview(SUMS, { yearStarts: 4 }).quarter).toEqual({ year: 2020, quarter: 4 });
	expect(referralOverview(SUMS, CALENDAR, { year: 2020, quarter: 4 }).sectors).toHaveLength(1);
	expect(referralOverview(SUMS, CALENDAR, { year: 1999, quarter: 1 }).quarter?.year).toBe(2021);
	expect(referralOverview([], CALENDAR)).toEqual({ quarters: [], quarter: null, sectors: [], districts: [] });
});
