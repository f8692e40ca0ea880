/** Puts what was verified in the place of the tables of a PostgreSQL database. */
import { changedParts } from '#lib/backup/proof.ts';
import { closeDatabase, databaseName, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { isInUse, replaceAll } from '#lib/server/database/replace.ts';
import { copyAll } from '#lib/server/database/transfer.ts';
import { readReached, takeUp } from './commands/takeUp.ts';
import { InUse, type Next } from './next.ts';
import { NoBackup, proofOf } from './prove.ts';

/** Throws `InUse` while other processes of the project are connected. */
export async function assertTablesFree(path: string): Promise<void> {
	const db = openDatabase(path, { patient: true });
	try {
		if (await isInUse(db)) throw new InUse(`${databaseName(path)} is in use: stop the servers first`);
	} finally {
		await closeDatabase(db);
	}
}

/**
 * Everybody reads what was there until all of it has arrived and was compared, and nobody writes meanwhile. What was there
 * is kept as a schema.
 * @returns its name; null: nothing was there
 */
export async function replaceTables(
	path: string,
	{ file, scratch, now, madeAt }: Next,
): Promise<string | null> {
	const kept = `replaced_${now.toISOString().toLowerCase().replaceAll(/[-:.]/g, '_')}`;
	const [db, next] = [openDatabase(path, { patient: true }), openDatabase(file, { patient: true })];
	try {
		return await snapshot(next, (reader) =>
			replaceAll(db, kept, {
				look: readReached,
				put: async (writer, replaced) => {
					await copyAll(reader, writer, () => undefined);
					const proof = await proofOf(reader, scratch);
					const changed = changedParts(proof, await proofOf(writer, scratch, reader));
					if (changed.length > 0)
						throw new NoBackup('differs', `it did not arrive as it was: ${changed.join(', ')}`);
					await takeUp(writer, { now, madeAt, replaced, kept });
				},
			}),
		);
	} finally {
		await closeDatabase(next);
		await closeDatabase(db);
	}
}
