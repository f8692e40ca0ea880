import { expect, test } from 'vitest';
import { compareCodes, inCodeOrder } from '#lib/plan/code.ts';

const ORDER = [
	'1',
	'1.a',
	'1.a2',
	'1.a10',
	'1.b',
	'1.1',
	'1.1.a',
	'1.1.4',
	'1.1.4-1',
	'1.1.4-2',
	'1.1.4-10',
	'1.1.4a',
	'1.1.5',
	'1.2',
	'1.10',
	'2',
	'10',
	'99999999999999999999',
	'100000000000000000000',
];

test('codes stand as people count, whatever their order before', () => {
	const shuffled = ORDER.toSorted((a, b) => (a < b ? 1 : -1));
	expect(shuffled.toSorted(compareCodes)).toEqual(ORDER);
	expect(inCodeOrder(shuffled.map((code) => ({ code }))).map(({ code }) => code)).toEqual(ORDER);
});

test('no two codes are equal that are written otherwise', () => {
	for (const [a, b] of [
		['01', '1'],
		['1.02', '1.2'],
		['a', 'A'],
	] as const) {
		expect(compareCodes(a, b)).toBe(-compareCodes(b, a));
		expect(compareCodes(a, b)).not.toBe(0);
	}
});
