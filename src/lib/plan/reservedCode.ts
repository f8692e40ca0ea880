/** Words that stand in the site's own addresses, so that no plan or sector has them as its code. */

/**
 * The first parts of the site's own addresses; the prefixes of languages; what the framework serves; and `people`, which
 * is kept out of public addresses (docs/rules.md, Addresses).
 */
export const RESERVED_CODES = [
	'_app',
	'account',
	'api',
	'ar',
	'audit',
	'en',
	'fr',
	'manage',
	'people',
	'reports',
	'review',
] as const;

const reserved: ReadonlySet<string> = new Set(RESERVED_CODES);

/** Whether a page of the site would stand in the way of a plan with this code. */
export function isReservedCode(code: string): boolean {
	return reserved.has(code);
}
