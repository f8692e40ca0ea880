/** What is said to run on PostgreSQL does: a test that makes a file of its own runs on SQLite, whatever it is told. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ON_POSTGRESQL } from '../../../support/postgresql/files.ts';

const FILE = /\.sqlite\b/;
const makesFile = (path: string) => FILE.test(readFileSync(path, 'utf8'));

test.each(ON_POSTGRESQL)('%s', (pattern) => {
	const files = globSync(pattern);
	expect(files.length).toBeGreaterThan(0);
	expect(files.filter(makesFile)).toEqual([]);
});

test('what they share makes none either', () => {
	const shared = globSync('tests/server/**/*.ts').filter(
		(path) => !/\.test\.ts$|\/(?:boundaries|backup)\//.test(path),
	);
	expect(shared.length).toBeGreaterThan(3);
	expect(shared.filter(makesFile)).toEqual([]);
	expect(makesFile('tests/server/database/rates.test.ts')).toBe(true);
});
