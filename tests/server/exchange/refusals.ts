import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { BundleRefused, type Issues } from '#lib/server/exchange/issue.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';

export type Changes = Record<string, string | Buffer | null>;

export interface Case {
	readonly what: string;
	readonly changes: Changes;
	/** file:line:column */
	readonly at: string;
	readonly kind: string;
	readonly says: string;
}

/** An empty database, and what an import into it says of a tiny bundle with something wrong; nothing of it is kept. */
export function refusals(): (changes: Changes) => Promise<Issues> {
	const folder = temporaryFolder();
	let db: Awaited<ReturnType<typeof emptyDatabase>>;
	let count = 0;
	beforeAll(async () => {
		db = await emptyDatabase(folder.path);
	});
	afterAll(async () => {
		await db.close();
		folder.remove();
	});
	return async (changes) => {
		const dir = writeTinyBundle(join(folder.path, `bundle-${count++}`), changes);
		const taken = importBundle(db, dir, { now: new Date('2024-06-01') });
		const error: unknown = await taken.catch((thrown: unknown) => thrown);
		if (!(error instanceof BundleRefused)) throw new Error('the bundle was taken', { cause: error });
		expect(await rows(db.writer, 'select code from plan')).toEqual([]);
		return error.issues;
	};
}

/** Each fault with its file, line and column, and a sentence that says what to do. */
export function testRefusals(cases: readonly Case[]): void {
	const refused = refusals();
	test.each(cases)('$what', async ({ changes, at, kind, says }) => {
		const { kept } = await refused(changes);
		const found = kept.map((issue) => ({
			at: `${issue.file}:${issue.line ?? ''}:${issue.column ?? ''}`,
			kind: issue.kind,
			message: issue.message,
		}));
		expect(found).toContainEqual({ at, kind, message: expect.stringContaining(says) as string });
	});
}
