/** How old the word is that a service is right, and what follows from it. */
import { expect, test } from 'vitest';
import { agingFrom, isToBeAsked, oldestFirst, serviceAge, serviceStanding } from '#lib/service/age.ts';

test('days since it was confirmed, over months, leap days and clocks that change; a day to come is new', () => {
	expect(serviceAge('2024-05-30', '2024-07-10')).toBe(41);
	expect(serviceAge('2024-02-28', '2024-03-01')).toBe(2);
	expect(serviceAge('2024-07-10', '2024-07-10')).toBe(0);
	expect(serviceAge('2024-07-11', '2024-07-10')).toBe(0);
});

test('listed, to be confirmed from fourteen days before, and withdrawn the day after the limit', () => {
	expect([75, 76, 90, 91].map((age) => serviceStanding(age, 90))).toEqual([
		...['listed', 'aging', 'aging', 'withdrawn'],
	]);
});

test('a short limit asks after half of it', () => {
	expect([agingFrom(90), agingFrom(28), agingFrom(10), agingFrom(1)]).toEqual([76, 14, 5, 1]);
	expect(serviceStanding(0, 1)).toBe('listed');
});

test('asked once after each confirmation, and not of old news', () => {
	const one = (age: number, askedAfter: string | null) => ({ age, askedAfter, confirmedOn: '2024-04-01' });
	expect([75, 76, 97, 98].map((age) => isToBeAsked(one(age, null), 90))).toEqual([false, true, true, false]);
	expect(isToBeAsked(one(80, '2024-04-01'), 90)).toBe(false);
	expect(isToBeAsked(one(80, '2024-01-01'), 90)).toBe(true);
});

test('the oldest word first, then by code', () => {
	const all = [
		{ age: 3, code: 'B' },
		{ age: 9, code: 'C' },
		{ age: 3, code: 'A' },
	];
	expect(all.toSorted(oldestFirst).map(({ code }) => code)).toEqual(['C', 'A', 'B']);
});
