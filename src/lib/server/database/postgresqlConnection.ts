/** A connection to PostgreSQL: its statements, snapshots and transactions. */
import { DrizzleQueryError } from 'drizzle-orm';
import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Connection, Parameters, Purpose } from './connection.ts';
import { givenIdentifiers, passIdentifiers } from './identifiers.ts';
import { settingsOf, snapshotOf } from './postgresqlSettings.ts';
import { types } from './postgresqlValues.ts';
import { translate, translateBuilt, type Translated } from './translation.ts';

const ROWS_AT_ONCE = 1000;
/** Of a transaction that met another one. */
const MOST_ATTEMPTS = 10;
/** Number of the advisory lock: one writer at a time over all instances. */
const WRITING = 5_274_001;

interface Prepared extends Translated {
	readonly name: string;
	/** The table that it gives identifiers of its own. */
	readonly given: string | undefined;
}

interface Result {
	readonly rows: unknown[];
	readonly rowCount: number | null;
	/** PostgreSQL's word for what was done. */
	readonly command: string;
}

const WRITE = 'begin isolation level serializable';
const CLAIM = 'begin isolation level read committed';
const CHANGING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE']);

export class PostgresqlConnection implements Connection {
	readonly comparable: object;
	readonly #address: string;
	readonly #purpose: Purpose;
	readonly #settings: string;
	readonly #snapshot: string;
	#client: Promise<pg.Client> | undefined;
	#isLost = false;
	#isInTransaction = false;
	#prepared = new Map<string, Prepared>();
	#named = 0;
	#tail: Promise<unknown> = Promise.resolve();
	/** The transaction under way has changed a row. */
	#hasChanged = false;

	constructor(address: string, purpose: Purpose, comparable: object, patient: boolean) {
		this.#address = address;
		this.#purpose = purpose;
		this.#settings = settingsOf(purpose, patient);
		this.#snapshot = snapshotOf(patient);
		this.comparable = comparable;
	}

	get usable(): boolean {
		return !this.#isLost;
	}

	/**
	 * A connection that is lost is opened anew, but never within a transaction, the rest of which would be written
	 * without its beginning, nor where temporary tables went with it.
	 */
	#connected(): Promise<pg.Client> {
		if (this.#isLost && !this.#isInTransaction && this.#purpose !== 'scratch') this.#client = undefined;
		this.#client ??= this.#open();
		return this.#client;
	}

	async #open(): Promise<pg.Client> {
		this.#isLost = false;
		this.#prepared = new Map();
		// Only here: a start on SQLite does not read the driver.
		const { Client } = (await import('pg')).default;
		const client = new Client({
			connectionString: this.#address,
			application_name: 'masar',
			connectionTimeoutMillis: 10_000,
			types,
		});
		const lost = () => {
			this.#isLost = true;
		};
		client.on('error', lost).on('end', lost);
		try {
			await client.connect();
			await client.query(this.#settings);
		} catch (error) {
			this.#isLost = true;
			throw error;
		}
		return client;
	}

	/** Of the query builder, whose parameters are numbered already. */
	async numbered(text: string, values: readonly unknown[], rowMode: 'array'): Promise<Result> {
		return this.#query(this.#prepare(text, translateBuilt), values, rowMode);
	}

	#prepare(text: string, translated = translate): Prepared {
		const known = this.#prepared.get(text);
		if (known) return known;
		const prepared = { ...translated(text), name: `s${this.#named++}`, given: givenIdentifiers(text) };
		this.#prepared.set(text, prepared);
		return prepared;
	}

	/** One question after the other, whoever asks: the driver keeps no queue from its next version on. */
	async #send(question: pg.QueryConfig): Promise<Result> {
		const client = await this.#connected();
		const turn = this.#tail.then(() => client.query<object>(question));
		this.#tail = turn.catch(() => undefined);
		return turn;
	}

	/** Prepared once a connection. */
	async #query(
		{ name, text, given }: Prepared,
		values: readonly unknown[],
		rowMode?: 'array',
	): Promise<Result> {
		const result = await this.#send({ name, text, values: [...values], ...(rowMode && { rowMode }) });
		// A temporary table may stand before a stored one now: statements that are prepared still mean the other.
		if (/^\s*(?:create|drop)\s/i.test(text)) this.#prepared = new Map();
		if (CHANGING.has(result.command) && result.rowCount !== 0) this.#hasChanged = true;
		if (given) await this.#send({ text: passIdentifiers(given) });
		return result;
	}

	async #ask(text: string, parameters: Parameters): Promise<Result> {
		const prepared = this.#prepare(text);
		return this.#query(prepared, valuesFor(prepared.names, parameters));
	}

	async all(text: string, parameters: Parameters): Promise<unknown[]> {
		return (await this.#ask(text, parameters)).rows;
	}

	async run(text: string, parameters: Parameters): Promise<number> {
		return (await this.#ask(text, parameters)).rowCount ?? 0;
	}

	async *each(text: string, parameters: Parameters): AsyncGenerator<unknown, void, void> {
		const told = translate(text);
		const cursor = `c${this.#named++}`;
		// Outside of a transaction it would end at once.
		const hold = this.#isInTransaction ? '' : ' with hold';
		const values = valuesFor(told.names, parameters);
		await this.#send({ text: `declare ${cursor} no scroll cursor${hold} for ${told.text}`, values });
		try {
			for (;;) {
				const { rows } = await this.#send({ text: `fetch ${ROWS_AT_ONCE} from ${cursor}` });
				yield* rows;
				if (rows.length < ROWS_AT_ONCE) break;
			}
		} finally {
			// In a transaction that failed, it is gone already.
			await this.#send({ text: `close ${cursor}` }).catch(() => undefined);
		}
	}

	async exec(statements: string): Promise<void> {
		this.#hasChanged = true;
		await this.#send({ text: statements });
	}

	async changes(): Promise<number> {
		const [row] = await this.all('select mark from written', {});
		return (row as { mark: number }).mark;
	}

	async beginSnapshot(): Promise<number> {
		await this.#connected();
		this.#isInTransaction = true;
		for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
			// Several statements at once are answered by a list.
			const answers = (await this.#send({
				text: `${this.#snapshot}; select mark from written`,
			})) as unknown as readonly { rows: { mark: number }[] }[];
			const row = answers[1]?.rows[0];
			if (row) return row.mark;
			// Begun before a restore and let in after it: the new tables' rows are of later than this moment.
			await this.#send({ text: 'rollback' });
		}
		throw new Error('the table "written" has no row');
	}

	async endSnapshot(): Promise<void> {
		this.#isInTransaction = false;
		if (!this.#isLost) await this.#send({ text: 'rollback' });
	}

	async transaction<T>(work: () => Promise<T>): Promise<T> {
		for (let attempt = 1; ; attempt++) {
			try {
				return await this.#alone(() => this.#once(WRITE, work));
			} catch (error) {
				if (attempt >= MOST_ATTEMPTS || !metAnother(error)) throw error;
				await pause(Math.random() * 10 * attempt);
			}
		}
	}

	async countMigrations(): Promise<number> {
		const [found] = await this.all('select count(*) as count from drizzle.__drizzle_migrations', {});
		return (found as { count: number }).count;
	}

	async claim<T>(work: () => Promise<T>): Promise<T> {
		return this.#once(CLAIM, work);
	}

	/**
	 * While no other instance writes. Taken before the transaction begins, whose snapshot is then the newest: without it,
	 * each of two would meet the other at the record's chain, and a long import would never be the first to end.
	 */
	async #alone<T>(work: () => Promise<T>): Promise<T> {
		await this.#send({ text: `select pg_advisory_lock(${WRITING})` });
		try {
			return await work();
		} finally {
			if (!this.#isLost) await this.#send({ text: `select pg_advisory_unlock(${WRITING})` });
		}
	}

	async #once<T>(begin: string, work: () => Promise<T>): Promise<T> {
		await this.#send({ text: begin });
		this.#isInTransaction = true;
		this.#hasChanged = false;
		try {
			const result = await work();
			// Where nothing has changed, nobody has to ask anew. A claim is kept nowhere, and waits for no writer.
			if (begin !== CLAIM && this.#hasChanged)
				await this.#send({ text: 'update written set mark = mark + 1' });
			const { command } = await this.#send({ text: 'commit' });
			// PostgreSQL's answer where a statement has failed and nobody told: it took back everything.
			if (command === 'ROLLBACK') throw new Error('aborted by a statement that failed before');
			return result;
		} catch (error) {
			if (!this.#isLost) await this.#send({ text: 'rollback' });
			throw error;
		} finally {
			this.#isInTransaction = false;
		}
	}

	async lastIdentifier(table: string): Promise<number> {
		const [row] = await this.all(
			`select case when is_called then last_value else 0 end as id from ${table}_id_seq`,
			{},
		);
		return (row as { id: number }).id;
	}

	async raiseIdentifier(table: string, last: number): Promise<void> {
		if (last > (await this.lastIdentifier(table)))
			await this.all(`select setval('${table}_id_seq', ${last})`, {});
	}

	/** Does what the driver's own client is needed for, and sets what it may have set otherwise. */
	async withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
		const client = await this.#connected();
		try {
			return await work(client);
		} finally {
			if (!this.#isLost) await client.query(this.#settings);
		}
	}

	async close(): Promise<void> {
		const client = await this.#client?.catch(() => undefined);
		this.#client = undefined;
		if (!this.#isLost) await client?.end();
	}
}

function valuesFor(names: readonly string[], parameters: Parameters): unknown[] {
	if (Array.isArray(parameters)) return parameters as unknown[];
	return names.map((name) => {
		const value = (parameters as Readonly<Record<string, unknown>>)[name];
		if (value === undefined) throw new RangeError(`Missing named parameter "${name}"`);
		return value;
	});
}

/** Two transactions met, or waited for each other: the one that is told begins anew. */
function metAnother(error: unknown): boolean {
	const cause = error instanceof DrizzleQueryError ? error.cause : error;
	const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
	return code === '40001' || code === '40P01';
}
