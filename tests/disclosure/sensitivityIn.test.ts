import { expect, test } from 'vitest';
import { sensitivityIn } from '#lib/disclosure/disclosure.ts';

const LATER = {
	first: 'district',
	later: [{ year: 2024, quarter: 2, value: 'public' }],
} as const;

test('a quarter is as sensitive as the strictest of the year up to it, since late work of that one stands in it', () => {
	expect(sensitivityIn(LATER, { year: 2024, quarter: 2 })).toBe('district');
	expect(sensitivityIn(LATER, { year: 2024, quarter: 4 })).toBe('district');
	expect(sensitivityIn(LATER, { year: 2025, quarter: 1 })).toBe('public');
	const stricter = { first: 'public', later: [{ year: 2024, quarter: 3, value: 'district' }] } as const;
	expect(sensitivityIn(stricter, { year: 2024, quarter: 2 })).toBe('public');
	expect(sensitivityIn(stricter, { year: 2024, quarter: 3 })).toBe('district');
});
