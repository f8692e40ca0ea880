import { z } from 'zod';
import type { Results } from './tally.ts';

const vitestReport = z.object({
	numPassedTests: z.number(),
	numFailedTests: z.number(),
	numPendingTests: z.number(),
	numTodoTests: z.number(),
});

/** @param json what vitest's reporter `json` wrote */
export function vitestResults(json: unknown): Results {
	const report = vitestReport.parse(json);
	return {
		passed: report.numPassedTests,
		failed: report.numFailedTests,
		skipped: report.numPendingTests + report.numTodoTests,
	};
}

const playwrightReport = z.object({
	stats: z.object({
		expected: z.number(),
		unexpected: z.number(),
		flaky: z.number(),
		skipped: z.number(),
	}),
});

/** @param json what playwright's reporter `json` wrote; a test that passes only when tried again has failed */
export function playwrightResults(json: unknown): Results {
	const { stats } = playwrightReport.parse(json);
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
