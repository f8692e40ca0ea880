/** Many rows at once: into a table, and as one parameter of a question. */
import type { Value, Writer } from './connection.ts';

export type { Value } from './connection.ts';

/**
 * The lists of one parameter as a table, for SQL text: the JSON of a list of lists of numbers, a column each. A statement
 * then stays prepared however many rows it is asked about. `jsonb_each`: the text is read once, not for each column again.
 */
export function valuesOf(parameter: string, columns: readonly string[]): string {
	const values = columns.map((column, i) => `cast(value ->> ${i} as integer) as ${column}`);
	return `(select ${values.join(', ')} from jsonb_each(@${parameter}))`;
}

const MOST_AT_ONCE = 128;

/**
 * Inserts many rows in few statements: as many rows at once as a power of two has, so that few statements stay prepared.
 * @param rest what follows the values: `on conflict …`; an updated table is called `t`
 */
export async function insertMany(
	writer: Writer,
	into: string,
	columns: readonly string[],
	values: readonly (readonly Value[])[],
	rest: string,
): Promise<void> {
	for (let at = 0; at < values.length;) {
		const size = Math.min(MOST_AT_ONCE, 2 ** Math.floor(Math.log2(values.length - at)));
		const text = `insert into ${into} as t (${columns.join(', ')}) values ${places(size, columns.length)} ${rest}`;
		await writer.$client.run(text, values.slice(at, at + size).flat());
		at += size;
	}
}

/**
 * The last identifier that the table has given, of a row that may be gone: rows that are stored with identifiers of their
 * own take the ones after it. 0: none.
 */
export async function lastIdentifier(writer: Writer, table: 'report' | 'entry'): Promise<number> {
	return writer.$client.lastIdentifier(table);
}

/** Makes the table give no identifier up to this one any more. */
export async function raiseIdentifier(
	writer: Writer,
	table: 'report' | 'entry',
	least: number,
): Promise<void> {
	await writer.$client.raiseIdentifier(table, least);
}

const ROWS_AT_ONCE = 64;

/**
 * Rows on their way into one table, dozens to a statement: a third of the time of one at a time. Adding waits for
 * nothing; `store` writes what has gathered, and `flush` the rest.
 */
export class BulkInsert {
	readonly #writer: Writer;
	readonly #table: string;
	readonly #columns: number;
	/** Values of ROWS_AT_ONCE rows each. */
	#full: Value[][] = [];
	#values: Value[] = [];

	/** @param columns how many the table has: a row gives all of them, in their order */
	constructor(writer: Writer, table: string, columns: number) {
		this.#writer = writer;
		this.#table = table;
		this.#columns = columns;
	}

	add(...row: Value[]): void {
		for (const value of row) this.#values.push(value);
		if (this.#values.length < ROWS_AT_ONCE * this.#columns) return;
		this.#full.push(this.#values);
		this.#values = [];
	}

	/** Writes what makes full statements, so that memory does not grow. */
	async store(): Promise<void> {
		const full = this.#full;
		this.#full = [];
		for (const values of full) await this.#insert(values);
	}

	/** What was added is not in the table before this. */
	async flush(): Promise<void> {
		await this.store();
		const values = this.#values;
		this.#values = [];
		if (values.length > 0) await this.#insert(values);
	}

	async #insert(values: readonly Value[]): Promise<void> {
		const text = `insert into ${this.#table} values ${places(values.length / this.#columns, this.#columns)}`;
		await this.#writer.$client.run(text, values);
	}
}

function places(rows: number, columns: number): string {
	const row = `(${Array<string>(columns).fill('?').join(', ')})`;
	return Array<string>(rows).fill(row).join(', ');
}
