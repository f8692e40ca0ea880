/**
 * The secret of the installation, which is not in the database: whoever has that alone makes no seals of the record and no
 * codes of anybody's device.
 */
import { randomBytes } from 'node:crypto';
import { copyFile, chmod, readFile, writeFile } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from './address.ts';

const FILE = 'masar.key';
type Environment = Readonly<Record<string, string | undefined>>;

const fileOf = (database: string) => join(dataFolder(database), FILE);
const readKey = async (path: string) => (await readFile(path, 'utf8').catch(() => '')).trim();

/**
 * `MASAR_KEY`, or what stands in the file beside the database, which a backup of the database does not have; null: neither.
 * @param makes writes the file, for its owner alone, where there is neither; of several processes one does
 */
export async function secretKey(env: Environment, database: string, makes: boolean): Promise<string | null> {
	if (env.MASAR_KEY) return env.MASAR_KEY;
	const path = fileOf(database);
	const found = await readKey(path);
	if (found !== '') return found;
	if (!makes) return null;
	const key = randomBytes(32).toString('hex');
	const isMine = await writeFile(path, `${key}\n`, { mode: 0o600, flag: 'wx' }).then(
		() => true,
		() => false,
	);
	if (isMine) return key;
	const theirs = await readKey(path);
	if (theirs !== '') return theirs;
	await writeFile(path, `${key}\n`, { mode: 0o600 });
	return key;
}

/** What became of the key of a database that was moved. */
export type CarriedKey =
	/** It is given by the environment, or both lie in one folder, or there is none. */
	| 'nothing to do'
	| 'copied'
	/** Another key lies where the database went. */
	| 'another is there';

/** Brings the file of the key to where a database was moved. */
export async function carryKey(env: Environment, from: string, to: string): Promise<CarriedKey> {
	const [source, target] = [fileOf(from), fileOf(to)];
	if (env.MASAR_KEY || source === target) return 'nothing to do';
	const [key, there] = [await readKey(source), await readKey(target)];
	if (key === '' || key === there) return 'nothing to do';
	if (there !== '') return 'another is there';
	await copyFile(source, target, constants.COPYFILE_EXCL);
	await chmod(target, 0o600);
	return 'copied';
}
