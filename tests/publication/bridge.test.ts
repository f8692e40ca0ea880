import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bridgeOf } from '#lib/publication/bridge.ts';
import { reach } from '#lib/figures/calculations.ts';
import { A, B, fact, P } from '../figures/facts.ts';

test('corrections may take away', () => {
	expect(bridgeOf({ published: 32, restated: 30, yearToDate: 71, hasLater: true })).toMatchObject({
		lateAndCorrected: -2,
		added: 41,
	});
});

test('what is not reported is unknown, what is reported as 0 is 0', () => {
	expect(bridgeOf({ published: null, restated: null, yearToDate: 41, hasLater: true })).toEqual({
		published: null,
		lateAndCorrected: null,
		added: 41,
		yearToDate: 41,
	});
	expect(bridgeOf({ published: 32, restated: 35, yearToDate: 35, hasLater: false })?.added).toBeNull();
	expect(bridgeOf({ published: 32, restated: 35, yearToDate: 35, hasLater: true })?.added).toBe(0);
	expect(bridgeOf({ published: 32, restated: 32, yearToDate: 40, hasLater: true })?.lateAndCorrected).toBe(0);
});

test('first published as unknown, or withdrawn since', () => {
	expect(bridgeOf({ published: null, restated: 3, yearToDate: 44, hasLater: true })).toMatchObject({
		lateAndCorrected: 3,
		added: 41,
	});
	expect(bridgeOf({ published: 32, restated: null, yearToDate: 41, hasLater: true })).toMatchObject({
		lateAndCorrected: -32,
		added: 41,
	});
});

test('no bridge to what is unknown', () => {
	expect(bridgeOf({ published: 32, restated: null, yearToDate: null, hasLater: false })).toBeNull();
});

test('of distinct municipalities the quarter adds only those that are new', () => {
	const stored = [fact(P, A, 1, 1), fact(P, A, 2, 1), fact(P, B, 2, 1)];
	const toDate = (quarter: 1 | 2) => reach('distinct', stored, quarter, 'year-to-date')?.total ?? null;
	const bridge = bridgeOf({ published: 1, restated: toDate(1), yearToDate: toDate(2), hasLater: true });
	expect(bridge).toEqual({ published: 1, lateAndCorrected: 0, added: 1, yearToDate: 2 });
});

test('its parts add up to the year to date', () => {
	const amount = fc.option(fc.nat(1000));
	fc.assert(
		fc.property(amount, amount, fc.nat(1000), (published, restated, yearToDate) => {
			const bridge = bridgeOf({ published, restated, yearToDate, hasLater: true });
			const { lateAndCorrected, added } = bridge ?? {};
			expect((published ?? 0) + (lateAndCorrected ?? 0) + (added ?? 0)).toBe(yearToDate);
		}),
	);
});
