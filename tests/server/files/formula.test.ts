import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guardText, unguardText } from '#lib/server/files/formula.ts';

test('text comes back as it was, and never begins as a formula while it is out', () => {
	const text = fc.string({
		unit: fc.constantFrom("'", '=', '+', '-', '@', '＝', '\t', '\r', '\n', ';', 'a', ' '),
	});
	fc.assert(
		fc.property(text, (value) => {
			expect(unguardText(guardText(value))).toBe(value);
			expect(guardText(value)).not.toMatch(/^[=+\-@＝\t\r\n]/);
			// Whoever takes cells apart at a semicolon or a tab meets no formula either.
			expect(guardText(value)).not.toMatch(/[;\t\n\r][=+\-@＝]/);
		}),
	);
});
