import { join } from 'node:path';
import { expect, test } from 'vitest';
import { databaseName, databasePath, isNoFile } from '#lib/server/database/driver.ts';

const SECRET = 'postgres://masar:secret@db.example.org:5433/plans?sslmode=require';

test('an address names a file or a PostgreSQL database', () => {
	expect(databasePath('file:x/y.sqlite')).toBe(join(process.cwd(), 'x/y.sqlite'));
	expect(databasePath(SECRET)).toBe(SECRET);
	expect(databasePath('')).toBe(join(process.cwd(), 'db/data/masar.sqlite'));
	expect(() => databasePath('mysql://root:secret@h/d')).toThrow(/^DATABASE_URL must start .*, not mysql:$/);
});

test('a reader is told no password', () => {
	expect(databaseName(SECRET)).toBe('postgres://db.example.org:5433/plans');
	expect(databaseName(join(process.cwd(), 'x/y.sqlite'))).toBe('x/y.sqlite');
});

test('only a file can be missing', () => {
	expect(isNoFile(join(process.cwd(), 'package.json'))).toBe(false);
	expect(isNoFile(join(process.cwd(), 'nothing.sqlite'))).toBe(true);
	expect(isNoFile(SECRET)).toBe(false);
});
