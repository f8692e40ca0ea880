import { expect, test } from 'vitest';
import { playwrightResults, vitestResults } from '../../scripts/test/results.ts';
import { suiteTally, sum } from '../../scripts/test/tally.ts';

test.each([
	['all passed', { passed: 3, failed: 0, skipped: 0 }, 0, { passed: 3, failed: 0 }, null],
	['one failed', { passed: 2, failed: 1, skipped: 0 }, 1, { passed: 2, failed: 1 }, null],
	['one was skipped', { passed: 2, failed: 0, skipped: 1 }, 0, { passed: 2, failed: 1 }, 'it skipped 1'],
	['none ran', { passed: 0, failed: 0, skipped: 0 }, 0, { passed: 0, failed: 1 }, 'it ran no test'],
	[
		'the run broke',
		{ passed: 3, failed: 0, skipped: 0 },
		1,
		{ passed: 3, failed: 1 },
		'it ended with code 1 although no test failed',
	],
])('a suite of which %s', (_, results, code, tally, complaint) => {
	expect(suiteTally(results, code)).toEqual({ tally, complaint });
});

test('all together', () => {
	expect(
		sum([
			{ passed: 1, failed: 0 },
			{ passed: 40, failed: 2 },
		]),
	).toEqual({ passed: 41, failed: 2 });
	expect(sum([])).toEqual({ passed: 0, failed: 0 });
});

test('what vitest reports: tests to be written count as skipped', () => {
	const report = {
		numPassedTests: 5,
		numFailedTests: 1,
		numPendingTests: 2,
		numTodoTests: 3,
		success: false,
	};
	expect(vitestResults(report)).toEqual({ passed: 5, failed: 1, skipped: 5 });
});

test('what playwright reports: a test that passed only when tried again has failed', () => {
	const report = { stats: { expected: 7, unexpected: 1, flaky: 2, skipped: 3, duration: 12 } };
	expect(playwrightResults(report)).toEqual({ passed: 7, failed: 3, skipped: 3 });
	expect(() => playwrightResults({})).toThrow();
});
