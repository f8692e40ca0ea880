import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDecimal, parseDecimal } from '#lib/server/exchange/csv/decimal.ts';
import { isCode } from '#lib/server/exchange/csv/text.ts';

test.each(['PAR001', '1.1.a', '60+', '0-4', 'Nabatiyé/2', 'شريك 1', 'constructor', "d'abord"])(
	'%j is a code',
	(text) => {
		expect(isCode(text)).toBe(true);
	},
);

test.each(['', '__proto__', '=1', '+1', '-1', '@x', ' x', 'x ', 'a;b', 'a\nb', '\tx', 'x'.repeat(100)])(
	'%j is no code',
	(text) => {
		expect(isCode(text)).toBe(false);
	},
);

test('money and rates are exact', () => {
	fc.assert(
		fc.property(fc.nat(2 ** 50), fc.constantFrom(100, 1_000_000), (value, scale) => {
			expect(parseDecimal(formatDecimal(value, scale), scale)).toBe(value);
		}),
	);
	for (const text of ['', '-1', '1,5', '1.', '.5', '1e3', '0x1', '1.005', '99999999999999999']) {
		expect(parseDecimal(text, 100)).toBeUndefined();
	}
});
