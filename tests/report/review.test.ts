import { expect, test } from 'vitest';
import { quarterToReview } from '#lib/report/review.ts';

const quarter = (name: string, waiting: number, locks: string | null) => ({
	name,
	waiting,
	locks,
	opens: '2024-01-01',
	due: '2024-01-20',
});
const today = () => '2024-07-10';
const chosen = (...quarters: ReturnType<typeof quarter>[]) => quarterToReview(quarters, today)?.name;

test('a coordinator lands where work waits: of several quarters on the one that is locked first', () => {
	const [q4, q3] = [quarter('Q4', 0, null), quarter('Q3', 2, '2024-11-01')];
	expect(chosen(q4, q3, quarter('Q2', 1, '2024-08-01'), quarter('Q1', 0, '2024-05-01'))).toBe('Q2');
	expect(chosen(q4, q3)).toBe('Q3');
});

test('what waits in a locked quarter comes after what can be decided, and before nothing at all', () => {
	const locked = quarter('Q1', 3, '2024-05-01');
	expect(chosen(quarter('Q2', 1, '2024-08-01'), locked)).toBe('Q2');
	expect(chosen(quarter('Q2', 0, '2024-08-01'), locked)).toBe('Q1');
});

test('where nothing waits, the newest that is not locked; else the newest', () => {
	const locked = quarter('Q4', 0, '2024-07-09');
	expect(chosen(locked, quarter('Q3', 0, '2024-07-10'), quarter('Q2', 0, null))).toBe('Q3');
	expect(chosen(locked, quarter('Q3', 0, '2024-06-01'))).toBe('Q4');
	expect(chosen()).toBeUndefined();
});
