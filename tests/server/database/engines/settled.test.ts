/** PostgreSQL finds its way by what it saw in the tables last: after a large import it has looked. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { writeBundle } from '../../../support/bundle.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

test('after an import of many values the tables are not taken for empty', async () => {
	const bundle = join(folder.path, 'bundle');
	await writeBundle(bundle, { values: 3000, seed: 1, municipalities: 100 });
	const db = await emptyDatabase(folder.path, 'settled', 'postgresql');
	await importBundle(db, bundle, { now: new Date() });
	const [entries] = await rows<{ seen: number; stored: number }>(
		db.writer,
		`select (select cast(reltuples as integer) from pg_class where oid = 'entry'::regclass) as seen,
			(select count(*) from entry) as stored`,
	);
	expect(entries?.seen).toBe(entries?.stored);
	await db.close();
});
