/** All of a PostgreSQL database anew while others read it; what it held stays, whole, in schemas of its own. */
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection, Writer } from './connection.ts';
import { faultOf, fill, inTurn, migrate, type Database } from './driver.ts';
import { withoutKeys } from './postgresql.ts';

/** Where the new tables are until they stand in the place of the others. */
const NEXT = 'masar_next';

const LOOKS = 20;
const LOOK_EVERY = 50;

/** Whether other processes of the project are connected; whoever is just about to go is waited for. */
export async function isInUse({ writer }: Database): Promise<boolean> {
	for (let look = 1; look <= LOOKS; look++) {
		const others = await writer.$client.all(
			`select pid from pg_stat_activity where datname = current_database() and application_name = 'masar'
				and pid <> pg_backend_pid()`,
			{},
		);
		if (others.length === 0) return false;
		await pause(LOOK_EVERY);
	}
	return true;
}

export interface Replacing<Found> {
	/** Looks at what is there, whatever its version, before anything is done. */
	readonly look: (writer: Writer) => Promise<Found>;
	/** Fills the new tables. @param found null: nothing is there, or its version has not what was looked for */
	readonly put: (writer: Writer, found: Found | null) => Promise<void>;
}

/**
 * Makes new tables, fills them and puts them in the place of what is there, which becomes the schemas `kept` and
 * `kept_drizzle`: one transaction, before whose end everybody reads what was there, and nobody writes.
 * @returns `kept`; null: there was nothing
 */
export async function replaceAll<Found>(
	db: Database,
	kept: string,
	{ look, put }: Replacing<Found>,
): Promise<string | null> {
	const writer = db.engine.connect('scratch');
	const { $client } = writer;
	try {
		const [there] = await $client.all(`select 1 as one where to_regclass('public.written') is not null`, {});
		if (!there) {
			await migrate(db);
			await fill(db, (empty) => put(empty, null));
			return null;
		}
		await inTurn(db, () =>
			$client.transaction(async () => {
				const found = await lookedAt($client, () => look(writer));
				await makeTables($client, db.engine.migrations);
				await withoutKeys(writer, () => put(writer, found));
				await switchOver($client, kept, db.engine.migrations);
			}),
		);
		return kept;
	} finally {
		await $client.close();
	}
}

/** A table or a column that is not there: the database is of another version. */
const MISSING = /^42(?:P01|703)$/;

async function lookedAt<Found>($client: Connection, look: () => Promise<Found>): Promise<Found | null> {
	await $client.exec('savepoint looking');
	try {
		return await look();
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && MISSING.test(String(error.code)))) throw error;
		await $client.exec('rollback to savepoint looking');
		return null;
	}
}

async function makeTables($client: Connection, migrationsFolder: string): Promise<void> {
	await $client.exec(`create schema ${NEXT}; set local search_path to ${NEXT}`);
	for (const { sql } of readMigrationFiles({ migrationsFolder })) {
		for (const text of sql) await $client.exec(text.replaceAll('"public".', `"${NEXT}".`));
	}
}

async function switchOver($client: Connection, kept: string, migrationsFolder: string): Promise<void> {
	// What others keep in memory is of an earlier mark than any to come.
	await $client.exec(`update ${NEXT}.written set mark = (select mark from public.written)`);
	await lockAll($client);
	await $client.exec(
		`alter schema public rename to ${kept};
		alter schema drizzle rename to ${kept}_drizzle;
		alter schema ${NEXT} rename to public;
		set local search_path to default;
		create schema drizzle;
		create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
	);
	for (const { hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
		await $client.run('insert into drizzle.__drizzle_migrations (hash, created_at) values (?, ?)', [
			hash,
			folderMillis,
		]);
	}
}

const MOST_ATTEMPTS = 60;
const ATTEMPT_EVERY = 1000;

/**
 * Waits until nobody reads, and lets nobody begin: every snapshot holds `written` from its beginning to its end. Only for
 * a second at a time, since pages wait behind who waits; jobs are taken without a snapshot, so their tables come after it.
 */
async function lockAll($client: Connection): Promise<void> {
	for (let attempt = 1; ; attempt++) {
		await $client.exec('savepoint waiting');
		try {
			await $client.exec(`set local lock_timeout = '1s'; lock table public.written in access exclusive mode`);
			const tables = (await $client.all(
				`select 'public.' || quote_ident(relname) as name from pg_class
				where relnamespace = 'public'::regnamespace and relkind = 'r'`,
				{},
			)) as readonly { name: string }[];
			await $client.exec(`lock table ${tables.map(({ name }) => name).join(', ')} in access exclusive mode`);
			return;
		} catch (error) {
			if (attempt >= MOST_ATTEMPTS || faultOf(error) !== 'busy') throw error;
			await $client.exec('rollback to savepoint waiting');
			await pause(ATTEMPT_EVERY);
		}
	}
}
