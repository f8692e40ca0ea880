import { closeDatabase, openDatabase, type Database } from '#lib/server/database/driver.ts';
import { dropAddress, newAddress } from '../../support/engine.ts';
import { temporaryFolder } from '../../support/temporary.ts';

/** A database of its own, filled; `remove` closes it and takes it away. */
export async function temporaryDatabase(
	fill: (path: string) => Promise<void>,
): Promise<{ db: Database; folder: string; remove: () => Promise<void> }> {
	const { path: folder, remove } = temporaryFolder();
	const path = await newAddress(folder);
	await fill(path);
	const db = openDatabase(path);
	return {
		db,
		folder,
		remove: async () => {
			await closeDatabase(db);
			await dropAddress(path);
			remove();
		},
	};
}
