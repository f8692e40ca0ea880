import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { krippendorffAlpha } from '#lib/survey/agreement.ts';

interface Example {
	readonly observers: readonly (readonly string[])[];
	readonly alpha: Readonly<Record<'nominal' | 'ordinal' | 'interval', number>>;
}
const { observers, alpha } = JSON.parse(
	readFileSync('tests/fixtures/survey/krippendorff.json', 'utf8'),
) as Example;
const coders = observers.map((observer) => observer.map((value) => (value === '.' ? null : Number(value))));

test.each(['nominal', 'ordinal', 'interval'] as const)('the published example, %s', (kind) => {
	expect(krippendorffAlpha(coders, kind)?.toFixed(4)).toBe(alpha[kind].toFixed(4));
});

test('nobody coded twice, or all one value: nothing is said', () => {
	expect(
		krippendorffAlpha([
			[1, 2],
			[null, null],
		]),
	).toBeNull();
	expect(
		krippendorffAlpha([
			[1, 1],
			[1, 1],
		]),
	).toBeNull();
});
