/** Words that stand in the site's own addresses, so that no plan or sector has them as its code. */
import { LANGUAGES } from './text.ts';

/**
 * The first parts of the site's own addresses; the prefixes of languages; what the framework and the server around it
 * serve; and `people`, which is kept out of public addresses (docs/rules.md, Addresses).
 */
export const RESERVED_CODES = [
	'_app',
	'account',
	'api',
	'audit',
	'embed',
	'health',
	'manage',
	'metrics',
	'people',
	'reports',
	'review',
	'surveys',
	'verify',
	...LANGUAGES,
] as const;

const reserved: ReadonlySet<string> = new Set(RESERVED_CODES);

/** Whether a page of the site would stand in the way of a plan with this code. */
export function isReservedCode(code: string): boolean {
	return reserved.has(code);
}
