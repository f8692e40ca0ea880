import { DrizzleQueryError } from 'drizzle-orm';
import { expect, test } from 'vitest';
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
	// As the query builder wraps what an asynchronous driver throws.
	const values = ['a@example.org', 'two\nlines of a name'];
	const failed = new DrizzleQueryError('insert into person', values, new Error('no such table: person'));
	expect(failed.message).toContain('lines of a name');
	const line = logged({ error: failed });
	expect(line).toContain('insert into person');
	expect(line).toContain('no such table: person');
	expect(line).toContain('log.test.ts');
	expect(line).not.toMatch(/example\.org|lines of a name/);
});

test('a circle of causes ends', () => {
	const error = new Error('round');
	error.cause = new Error('and round', { cause: error });
	expect(logged({ error }).length).toBeLessThan(20_000);
});
