import { expect, test } from 'vitest';
import { dayAfter, dayIn, dayOf } from '#lib/plan/day.ts';

const EVENING = new Date('2026-11-28T22:30:00Z');

test('a day begins where the plan is', () => {
	expect(dayIn('Asia/Beirut', EVENING)).toBe('2026-11-29');
	expect(dayOf({ timezone: 'UTC', today: null }, EVENING)).toBe('2026-11-28');
});

test('a demonstration with a day of its own stays at it, whenever that is', () => {
	for (const today of ['2024-07-10', '2030-01-01'])
		expect(dayOf({ timezone: 'Asia/Beirut', today }, EVENING)).toBe(today);
});

test('so many days after another one', () => {
	expect(dayAfter('2024-02-28', 2)).toBe('2024-03-01');
});
