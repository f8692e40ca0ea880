import { expect, test } from 'vitest';
import { inheritSensitivity, type Sensitive } from '#lib/disclosure/disclosure.ts';

const indicator = (id: number, madeOf: Partial<Sensitive> = {}): Sensitive => ({
	id,
	sensitivity: 'public',
	parts: [],
	numerator: null,
	denominator: null,
	...madeOf,
});
const sensitive = (...indicators: Sensitive[]) =>
	[...inheritSensitivity([indicator(1, { sensitivity: 'district' }), ...indicators])].flatMap(
		([id, found]) => (found === 'district' ? [id] : []),
	);

test('what is made of a sensitive indicator is sensitive: of its parts, its numerator, its denominator', () => {
	expect(sensitive(indicator(2, { parts: [3, 1] }), indicator(3))).toEqual([1, 2]);
	expect(sensitive(indicator(2, { numerator: 1, denominator: 3 }), indicator(3))).toEqual([1, 2]);
	expect(sensitive(indicator(2, { numerator: 3, denominator: 1 }), indicator(3))).toEqual([1, 2]);
});

test('all the way up, in whatever order they are listed', () => {
	const chain = [indicator(4, { parts: [3] }), indicator(3, { numerator: 2 }), indicator(2, { parts: [1] })];
	expect(sensitive(...chain)).toEqual([1, 4, 3, 2]);
	expect(sensitive(...chain.toReversed())).toEqual([1, 2, 3, 4]);
});

test('its own parts are not, nor what has none of it', () => {
	expect(sensitive(indicator(2), indicator(3, { parts: [2] }))).toEqual([1]);
});
