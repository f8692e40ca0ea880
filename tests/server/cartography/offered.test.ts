/** Of many organisations the one that filters a map is typed. Source: docs/rules.md, Bounds. */
import { expect, test } from 'vitest';
import { codesTyped, offered } from '#lib/server/cartography/offered.ts';

const many = Array.from({ length: 198 }, (_, i) => ({ code: `N${i}`, name: `Partner ${i}` }));
const all = [
	...many,
	...[
		{ code: 'R1', name: 'Relief' },
		{ code: 'R2', name: 'Relief' },
		// Its name is the code of another.
		{ code: 'X', name: 'N7' },
	],
];
const meant = (typed: string | null, codes: readonly string[] = []) =>
	codesTyped(() => typed, { partner: all, donor: [] }, { partner: codes, donor: [] });

test('what the field holds means the one that is chosen, so that other choices can be made beside it', () => {
	const heldFor = (code: string) => offered(all, code).typed;
	expect(heldFor('N5')).toBe('Partner 5');
	for (const { code } of all) {
		const held = heldFor(code);
		expect(meant(held).partner ?? held).toBe(code);
	}
	expect([heldFor('nobody'), offered(all, undefined).typed]).toEqual(['', '']);
});

test('a name is led to its code, and nothing else is', () => {
	expect(meant('partner 5')).toEqual({ partner: 'N5' });
	for (const typed of ['N5', 'Relief', 'nobody', '', null]) expect(meant(typed)).toEqual({});
});

test('another code of it is led to the one that this quarter knows', () => {
	expect(meant('NEW', ['NEW', 'N5'])).toEqual({ partner: 'N5' });
	// Both were organisations of their own then.
	expect(meant('N6', ['N5', 'N6'])).toEqual({});
	expect(meant('', ['N5'])).toEqual({});
});

test('few are chosen from a list', () => {
	expect(offered(many, 'N5')).toEqual({ all: many, isTyped: false, typed: '' });
});
