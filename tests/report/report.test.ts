import { describe, expect, test } from 'vitest';
import { quarterIndex, type QuarterNumber } from '#lib/plan/quarter.ts';
import {
	ACTIVITY_STATUSES,
	activityCounts,
	nextState,
	REPORT_ACTIONS,
	REPORT_STATES,
} from '#lib/report/report.ts';
import { dayIn } from '#lib/plan/day.ts';
import { isLocked } from '#lib/plan/lock.ts';

test('a report moves only as the review allows', () => {
	const moves = REPORT_STATES.flatMap((state) =>
		REPORT_ACTIONS.flatMap((action) => {
			const next = nextState(state, action);
			return next ? [`${state} ${action} ${next}`] : [];
		}),
	);
	expect(moves).toEqual([
		'draft submit submitted',
		'draft edit draft',
		'submitted approve approved',
		'submitted return returned',
		'returned undo submitted',
		'returned edit draft',
		'approved withdraw submitted',
		'approved undo submitted',
	]);
});

const IN = { planCode: 'lrp', year: 2024 };

describe('what counts', () => {
	const counted = (counts: 'begun' | 'completed') =>
		ACTIVITY_STATUSES.filter((status) => activityCounts({ status, appeal: null, doneIn: null }, counts, IN));

	test('planned activities never, ongoing ones unless the indicator counts completed ones', () => {
		expect(counted('begun')).toEqual(['ongoing', 'completed']);
		expect(counted('completed')).toEqual(['completed']);
	});

	test('activities of another appeal stand apart', () => {
		const within = (appeal: string | null) =>
			activityCounts({ status: 'completed', appeal, doneIn: null }, 'begun', IN);
		expect(within('lrp')).toBe(true);
		expect(within(null)).toBe(true);
		expect(within('flash')).toBe(false);
		expect(within('')).toBe(false);
	});

	test('work of an earlier year stands apart, of an earlier quarter it does not', () => {
		const within = (year: number, quarter: QuarterNumber) =>
			activityCounts(
				{ status: 'completed', appeal: null, doneIn: quarterIndex({ year, quarter }) },
				'begun',
				IN,
			);
		expect(within(2023, 4)).toBe(false);
		expect(within(2024, 1)).toBe(true);
	});
});

test('a period is open through the day of its lock; without one it never locks', () => {
	const locked = (locks: string | null, today: string) => isLocked({ locks }, today);
	expect(locked('2024-04-30', '2024-04-30')).toBe(false);
	expect(locked('2024-04-30', '2024-05-01')).toBe(true);
	expect(locked(null, '2999-01-01')).toBe(false);
});

test('the day is that of the time zone, not of the machine', () => {
	const lateEvening = new Date('2024-04-30T21:30:00Z');
	expect(dayIn('Asia/Beirut', lateEvening)).toBe('2024-05-01');
	expect(dayIn('UTC', lateEvening)).toBe('2024-04-30');
});
