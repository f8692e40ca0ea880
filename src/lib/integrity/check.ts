/** What the checks of a whole instance have in common. */

/** An error: a figure, a right or the record is wrong or may be. A warning: somebody should look. */
export const SEVERITIES = ['error', 'warning'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What to do about it. */
export const MENDS = [
	'import',
	'recount',
	'restore',
	'migrate',
	'review',
	'ask partner',
	'people',
	'mail',
	'boundaries',
	'back up',
	'log',
] as const;
export type Mend = (typeof MENDS)[number];

/** What a check found, as an administrator calls it: codes, not identifiers. */
export interface Finding {
	/** Identifier of the plan; null: of all. */
	readonly plan: number | null;
	readonly what: string;
}

/** Findings of one check that are looked for: more say nothing new. */
export const MOST_FINDINGS = 1000;

/** What a check found in one plan, or (null) in what is of none. */
export interface FoundIn {
	readonly plan: number | null;
	readonly count: number;
	/** Some of it. */
	readonly what: readonly string[];
}

/** What a check came to, as it is stored. */
export interface CheckResult {
	readonly name: string;
	readonly severity: Severity;
	readonly mend: Mend;
	/** All in all, at most `MOST_FINDINGS`. */
	readonly count: number;
	readonly found: readonly FoundIn[];
	/** Milliseconds. */
	readonly took: number;
}

/** The last checks of everything. */
export interface CheckedAll {
	/** How many checks there were. */
	readonly checks: number;
	/** How many of them found something. */
	readonly error: number;
	readonly warning: number;
	/** Those that found something. */
	readonly found: readonly CheckResult[];
}

/** How many there are of each severity: checks that found something. */
export function countsOf(results: readonly CheckResult[]): Record<Severity, number> {
	const of = (severity: Severity) =>
		results.filter((one) => one.severity === severity && one.count > 0).length;
	return { error: of('error'), warning: of('warning') };
}
