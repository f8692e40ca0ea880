import { expect, test } from 'vitest';
import { dayAfter, dayIn, dayOf, hourIn, isTimezone, momentIn, timezoneNames } from '#lib/plan/day.ts';

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

test.each([
	['Asia/Beirut', '2024-05-20', '09:00', '2024-05-20T06:00:00.000Z'],
	['Asia/Beirut', '2024-01-20', '00:00', '2024-01-19T22:00:00.000Z'],
	['America/Lima', '2024-05-20', '23:59', '2024-05-21T04:59:00.000Z'],
	['Asia/Kathmandu', '2024-05-20', '09:30', '2024-05-20T03:45:00.000Z'],
])('in %s it is %s, %s at one moment', (timezone, day, time, moment) => {
	const at = momentIn(timezone, day, time);
	expect(at.toISOString()).toBe(moment);
	expect([dayIn(timezone, at), hourIn(timezone, at)]).toEqual([day, time]);
});

test('a time that a day skips is the moment after, one that it has twice the first', () => {
	// Clocks go forward at midnight, and back at midnight to an hour before.
	expect(momentIn('Asia/Beirut', '2024-03-31', '00:30').toISOString()).toBe('2024-03-30T22:30:00.000Z');
	expect(momentIn('Asia/Beirut', '2024-10-26', '23:30').toISOString()).toBe('2024-10-26T20:30:00.000Z');
});

test('a time zone is one of a name, and all that are offered are', () => {
	expect(timezoneNames().every(isTimezone)).toBe(true);
	expect(timezoneNames()).toEqual(expect.arrayContaining(['UTC', 'Asia/Kolkata', 'Africa/Nairobi']));
	for (const wrong of ['+05:30', 'Nowhere/Else', 'Beirut time', '']) expect(isTimezone(wrong)).toBe(false);
});
