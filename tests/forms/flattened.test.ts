import { expect, test } from 'vitest';
import { flattened } from '#lib/forms/flattened.ts';

test('every value stands once, objects and lists by the places of theirs', () => {
	expect(flattened({ a: [1, { b: null }], c: undefined, d: 'x' })).toEqual([
		{ a: 1, c: -1, d: 5 },
		[2, 3],
		1,
		{ b: 4 },
		null,
		'x',
	]);
});

test.each([
	['a day', new Date(0)],
	['a map', new Map()],
	['no number', NaN],
	['a function', () => 1],
])('what would come out as something else is refused: %s', (_, value) => {
	expect(() => flattened({ value })).toThrow(TypeError);
});
