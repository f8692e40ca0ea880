/** Databases for tests, each a copy of the migrated one. */
import pg from 'pg';

export const MIGRATED = 'masar_migrated';

/** Does one statement on the database from which others are made. */
export async function administer(address: string, statement: string): Promise<void> {
	const client = new pg.Client(address);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

let made = 0;

/**
 * Makes a database and gives its address.
 * @param template of which it is a copy
 */
export async function makeDatabase(administration: string, template: string): Promise<string> {
	const name = `test_${process.pid}_${Date.now().toString(36)}_${made++}`;
	// Its files are copied: through the log, as is the default, it takes twice the time.
	await administer(administration, `create database ${name} template ${template} strategy file_copy`);
	return administration.replace(/\/postgres$/, `/${name}`);
}

export async function dropDatabase(administration: string, address: string): Promise<void> {
	await administer(administration, `drop database ${address.split('/').at(-1) ?? ''} with (force)`);
}
