/** The key that seals the record: not in the database, so that whoever owns that cannot make seals. */
import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolder } from '#lib/server/database/driver.ts';

const FILE = 'masar.key';

/**
 * `MASAR_KEY`, or what stands in the file beside the database, which a backup of the database does not have; null: neither.
 * @param makes writes the file, for its owner alone, where there is neither
 */
export async function recordKey(
	env: Readonly<Record<string, string | undefined>>,
	database: string,
	makes: boolean,
): Promise<string | null> {
	if (env.MASAR_KEY) return env.MASAR_KEY;
	const path = join(dataFolder(database), FILE);
	const found = await readFile(path, 'utf8').catch(() => '');
	if (found.trim() !== '') return found.trim();
	if (!makes) return null;
	const key = randomBytes(32).toString('hex');
	await writeFile(path, `${key}\n`, { mode: 0o600 });
	return key;
}
