export interface Tally {
	readonly passed: number;
	readonly failed: number;
}

export const PASSED: Tally = { passed: 1, failed: 0 };
export const FAILED: Tally = { passed: 0, failed: 1 };

/** What a suite's own report says. Skipped tests count as failed: nobody ran them. */
export interface Results extends Tally {
	readonly skipped: number;
}

/** The suite's tests, and one failure more where the run itself was not in order. */
export function suiteTally(results: Results, exitCode: number): { tally: Tally; complaint: string | null } {
	const { passed, failed, skipped } = results;
	const complaint =
		passed + failed + skipped === 0
			? 'it ran no test'
			: skipped > 0
				? `it skipped ${skipped}`
				: exitCode !== 0 && failed === 0
					? `it ended with code ${exitCode} although no test failed`
					: null;
	const extra = skipped === 0 && complaint !== null ? 1 : 0;
	return { tally: { passed, failed: failed + skipped + extra }, complaint };
}

export function sum(tallies: readonly Tally[]): Tally {
	return {
		passed: tallies.reduce((total, { passed }) => total + passed, 0),
		failed: tallies.reduce((total, { failed }) => total + failed, 0),
	};
}
