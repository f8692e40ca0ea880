/** Words that stand in the site's own addresses, so that no plan or sector has them as its code. */
import { LANGUAGES } from './text.ts';

/** Pages of who is signed in, and `people`: no part of a public address is one of them (docs/rules.md, Addresses). */
const KEPT_PARTS = ['account', 'audit', 'manage', 'people', 'reports', 'review'] as const;

/**
 * What no plan is called: the first parts of the site's own addresses, what stands where a plan's set-up would, the
 * prefixes of languages, and what the framework and the server around it serve.
 */
export const RESERVED_CODES = [
	...KEPT_PARTS,
	'_app',
	'api',
	'embed',
	'health',
	'metrics',
	'new',
	'permissions',
	'publications',
	'services',
	'surveys',
	'system',
	'verify',
	...LANGUAGES,
] as const;

const reserved: ReadonlySet<string> = new Set(RESERVED_CODES);
const kept: ReadonlySet<string> = new Set(KEPT_PARTS);

/** Whether a page of the site would stand in the way of a plan with this code. */
export function isReservedCode(code: string): boolean {
	return reserved.has(code);
}

/** Whether a sector with this code would be taken for something else; `health` would not, since its plan stands before it. */
export function isKeptPart(code: string): boolean {
	return kept.has(code);
}
