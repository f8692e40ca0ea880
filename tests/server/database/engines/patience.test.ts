/** How long each engine waits for whoever else has a lock. */
import { expect, test } from 'vitest';
import { closeDatabase, openDatabase, rows, snapshot } from '#lib/server/database/driver.ts';
import { dropAddress, newAddress, type EngineName } from '../../../support/engine.ts';
import { temporaryFolder } from '../../../support/temporary.ts';

const ASKED: Readonly<Record<EngineName, string>> = {
	sqlite: 'pragma busy_timeout',
	postgresql: `select cast(setting as bigint) as timeout from pg_settings where name = 'lock_timeout'`,
};

test.each(['sqlite', 'postgresql'] as const)(
	'a page waits five seconds on %s, a command a minute',
	async (engine) => {
		const folder = temporaryFolder();
		const address = await newAddress(folder.path, 'patience', engine);
		const waits = async (patient: boolean) => {
			const db = openDatabase(address, { patient });
			const ask = async (reader: typeof db.writer) => rows<{ timeout: number }>(reader, ASKED[engine]);
			const found = [...(await ask(db.writer)), ...(await snapshot(db, ask))];
			await closeDatabase(db);
			return found.map(({ timeout }) => timeout);
		};
		expect(await waits(false)).toEqual([5000, 5000]);
		expect(await waits(true)).toEqual([60_000, 60_000]);
		await dropAddress(address);
		folder.remove();
	},
);
