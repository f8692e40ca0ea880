import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RESERVED_CODES, isKeptPart, isReservedCode } from '#lib/plan/reservedCode.ts';
import { locales } from '#lib/paraglide/runtime.js';

/** The first parts of addresses under a folder of routes; a group, `(name)`, is no part of an address. */
function firstParts(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (!entry.isDirectory() || entry.name.startsWith('[')) return [];
		return entry.name.startsWith('(') ? firstParts(join(folder, entry.name)) : [entry.name];
	});
}

/**
 * What the framework serves its scripts under, what the server around it answers, and what is kept for the site's own addresses (docs/rules.md,
 * Addresses).
 */
const OTHERS = ['_app', 'health', 'metrics', 'people'];

describe('reserved codes', () => {
	test('are the first parts of the site’s own routes, its languages, and no word more', () => {
		// Where a name has a dot, no code could be taken for it.
		const routes = firstParts('src/routes').filter((name) => !name.includes('.'));
		const managed = firstParts('src/routes/manage');
		expect(routes).toContain('reports');
		expect(managed).toContain('system');
		const all = new Set([...routes, ...managed, ...locales, ...OTHERS]);
		expect([...RESERVED_CODES].sort()).toEqual([...all].sort());
	});

	test('of sectors are fewer: a plan stands before theirs', () => {
		expect(['health', 'publications', 'ar'].filter(isKeptPart)).toEqual([]);
		expect(['people', 'reports', 'manage'].filter(isKeptPart)).toHaveLength(3);
		expect(firstParts('src/routes/[plan]').filter((name) => !isKeptPart(name))).toEqual([]);
	});

	test('are whole words', () => {
		expect(isReservedCode('reports')).toBe(true);
		expect(isReservedCode('reports-2024')).toBe(false);
		expect(isReservedCode('lrp-2024')).toBe(false);
	});

	test('need not name the files of static/, whose dots no code has', () => {
		expect(readdirSync('static').filter((name) => !name.includes('.'))).toEqual([]);
	});
});
