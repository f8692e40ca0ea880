/** PostgreSQL: the same tables and texts, for many instances on one database. */
import { builderOf } from './builder.ts';
import type { Engine, Reader, Writer } from './connection.ts';
import { PostgresqlConnection } from './postgresqlConnection.ts';

const MIGRATIONS = 'db/migrations/postgresql';
/** Together with the writer and the one that watches, what one instance takes of the database's connections. */
const MOST_READERS = 10;
/** Number of the advisory lock: of several instances that start at once, one migrates. */
const MIGRATING = 5_274_002;

/** PostgreSQL looks by itself too, about a minute later: until then a million rows are none to it. */
const LOOK = 'analyze';

/** For what only PostgreSQL has. Throws on a connection of another engine. */
export function postgresqlOf({ $client }: Reader): Pick<PostgresqlConnection, 'withClient'> {
	if (!($client instanceof PostgresqlConnection)) throw new Error('this is no PostgreSQL database');
	return $client;
}

/** @param patient waits for others, and for answers, as a command does */
export function openPostgresql(address: string, patient: boolean): Engine {
	const comparable = {};
	return {
		mostReaders: MOST_READERS,
		migrations: MIGRATIONS,
		claimsApart: true,
		connect: (purpose) => {
			const connection = new PostgresqlConnection(address, purpose, comparable, patient);
			return Object.assign(
				builderOf((...query) => connection.numbered(...query)),
				{ $client: connection },
			);
		},
		migrate,
		fill,
		lookAnew: ({ $client }) => $client.exec(LOOK),
		isSound: async (writer) => (await writer.$client.all('select 1 as one', {})).length === 1,
	};
}

async function fill<T>(writer: Writer, work: () => Promise<T>): Promise<T> {
	return writer.$client.transaction(() => withoutKeys(writer, work));
}

/**
 * Within a transaction: foreign keys of the tables that texts name now are made anew after the work, which checks all rows
 * at once; and the tables are looked at, so that plans fit.
 */
export async function withoutKeys<T>({ $client }: Writer, work: () => Promise<T>): Promise<T> {
	const keys = (await $client.all(
		`select conrelid::regclass::text as "table", quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
		from pg_constraint where contype = 'f' and connamespace = to_regnamespace(current_schema())`,
		{},
	)) as readonly { table: string; name: string; definition: string }[];
	for (const { table, name } of keys) await $client.exec(`alter table ${table} drop constraint ${name}`);
	const result = await work();
	for (const { table, name, definition } of keys) {
		await $client.exec(`alter table ${table} add constraint ${name} ${definition}`);
	}
	await $client.exec(LOOK);
	return result;
}

/** Applies the migrations that are missing; of several instances that start at once, one does. */
async function migrate(writer: Writer, migrationsFolder = MIGRATIONS): Promise<void> {
	// Only here: a start on SQLite does not read what PostgreSQL needs.
	const { drizzle } = await import('drizzle-orm/node-postgres');
	const { migrate: runMigrations } = await import('drizzle-orm/node-postgres/migrator');
	await postgresqlOf(writer).withClient(async (client) => {
		const { rows } = await client.query<{ server_encoding: string }>('show server_encoding');
		if (rows[0]?.server_encoding !== 'UTF8') {
			throw new Error('the database must be made with encoding UTF8');
		}
		await client.query(`set lock_timeout = 0; set statement_timeout = 0; set client_min_messages = warning`);
		await client.query(`select pg_advisory_lock(${MIGRATING})`);
		try {
			await runMigrations(drizzle({ client }), { migrationsFolder });
		} finally {
			await client.query(`select pg_advisory_unlock(${MIGRATING})`);
		}
	});
}
