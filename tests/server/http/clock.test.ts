import { expect, test } from 'vitest';
import { createClock } from '#lib/server/http/clock.ts';

test('stands still where a test asks for it', () => {
	expect(createClock('2024-05-04T09:30:00Z', false)().toISOString()).toBe('2024-05-04T09:30:00.000Z');
});

test.each([
	['in production', '2024-05-04T09:30:00Z', true],
	['without a setting', undefined, false],
	['with an empty setting', '', false],
])('goes on %s', (_, fixed, production) => {
	const before = Date.now();
	expect(createClock(fixed, production)().getTime()).toBeGreaterThanOrEqual(before);
});

test('refuses what is no date', () => {
	expect(() => createClock('soon', false)).toThrow('MASAR_NOW');
});
