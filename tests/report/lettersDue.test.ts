import { expect, test } from 'vitest';
import { lettersDue } from '#lib/report/lettersDue.ts';

const PERIOD = { opens: '2024-07-01', due: '2024-07-20', locks: '2024-08-31' };
const on = (today: string, period: Parameters<typeof lettersDue>[0] = PERIOD) => lettersDue(period, today);

test('a quarter opens, and for a week that is news', () => {
	expect(on('2024-06-30')).toEqual([]);
	expect(on('2024-07-01')).toEqual(['opened']);
	expect(on('2024-07-07')).toEqual(['opened']);
	expect(on('2024-07-08')).toEqual([]);
});

test('seven days before the due day, and the day after it', () => {
	expect(on('2024-07-12')).toEqual([]);
	expect(on('2024-07-13')).toEqual(['due soon']);
	expect(on('2024-07-20')).toEqual(['due soon']);
	expect(on('2024-07-21')).toEqual(['late']);
	expect(on('2024-08-03')).toEqual(['late']);
	expect(on('2024-08-04')).toEqual([]);
});

test('seven days and one day before the lock; nothing after it', () => {
	expect(on('2024-08-23')).toEqual([]);
	expect(on('2024-08-24')).toEqual(['lock near']);
	expect(on('2024-08-30')).toEqual(['lock tomorrow']);
	expect(on('2024-08-31')).toEqual(['lock tomorrow']);
	expect(on('2024-09-01')).toEqual([]);
});

test('a quarter without a lock has no letters of it, one that is open for a week has its two', () => {
	expect(on('2024-08-30', { ...PERIOD, locks: null })).toEqual([]);
	expect(on('2024-07-01', { ...PERIOD, due: '2024-07-08' })).toEqual(['opened', 'due soon']);
});
