import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { person } from '#db/schema/index.ts';
import { closeDatabase, openDatabase } from '#lib/server/db.ts';
import { createLog } from '#lib/server/http/log.ts';

function logged(event: object): string {
	let written = '';
	createLog('info', { write: (line) => (written += line) }).info(event);
	return written;
}

test('what is secret or personal does not get in, however deep it was passed', () => {
	const line = logged({
		status: 200,
		email: 'a@example.org',
		request: { cookie: 'session=1', headers: { authorization: 'Bearer x', token: 'y' } },
	});
	expect(JSON.parse(line)).toMatchObject({ status: 200 });
	expect(line).not.toMatch(/example\.org|session|Bearer|"y"/);
});

test('a query that failed is logged without its values', () => {
	const folder = mkdtempSync(join(tmpdir(), 'masar-log-'));
	const db = openDatabase(join(folder, 'empty.sqlite'));
	let failed: unknown;
	try {
		db.writer
			.insert(person)
			.values({ email: 'a@example.org', name: 'two\nlines of a name', createdAt: new Date(0) })
			.run();
	} catch (error) {
		failed = error;
	}
	closeDatabase(db);
	rmSync(folder, { recursive: true });
	const line = logged({ error: failed });
	expect(line).toContain('no such table: person');
	expect(line).not.toMatch(/example\.org|lines of a name/);
});

test('a circle of causes ends', () => {
	const error = new Error('round');
	error.cause = new Error('and round', { cause: error });
	expect(logged({ error }).length).toBeLessThan(20_000);
});
