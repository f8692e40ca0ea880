import { expect, test } from 'vitest';
import { etagOf, matches } from '#lib/server/http/etag.ts';

test('another part, another name; the same parts, the same name', () => {
	const names = [
		etagOf(['build', '1', '/a', '?b']),
		etagOf(['build', '1', '/a?', 'b']),
		etagOf(['build', '2', '/a', '?b']),
		etagOf(['build2', '1', '/a', '?b']),
	];
	expect(new Set(names).size).toBe(names.length);
	expect(etagOf(['build', '1', '/a', '?b'])).toBe(names[0]);
	expect(names[0]).toMatch(/^W\/"[\w-]+"$/);
});

test.each([
	[null, false],
	['', false],
	['W/"abc"', true],
	['"abc"', true],
	['"x", W/"abc" , "y"', true],
	['abc', false],
	['*', false],
	['W/"abcd"', false],
])('If-None-Match %j', (header, expected) => {
	expect(matches(header, 'W/"abc"')).toBe(expected);
});
