import { chmodSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const modeOf = (path: string) => statSync(path).mode & 0o777;

test('a database that is made is for its owner alone, whatever command makes it; one that is there stays as it is', async () => {
	const path = join(folder.path, 'new', 'masar.sqlite');
	const db = openDatabase(path);
	await migrate(db);
	expect([path, `${path}-wal`, `${path}-shm`].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
	expect(modeOf(dirname(path))).toBe(0o700);
	await closeDatabase(db);
	chmodSync(path, 0o640);
	await closeDatabase(openDatabase(path));
	expect(modeOf(path)).toBe(0o640);
	mkdirSync(join(folder.path, 'own'), { mode: 0o755 });
	await closeDatabase(openDatabase(join(folder.path, 'own', 'masar.sqlite')));
	expect(modeOf(join(folder.path, 'own'))).toBe(0o755);
});
