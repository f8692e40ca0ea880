/** Asks PostgreSQL what a statement would give, without running it. */
import type pg from 'pg';

interface Field {
	readonly name: string;
	readonly tableID: number;
	readonly columnID: number;
}

/** PostgreSQL's own protocol: the text is read and described, and nothing else. The driver has no call for it. */
class Description {
	readonly #text: string;
	readonly #told: PromiseWithResolvers<readonly Field[]>;
	#fields: readonly Field[] = [];

	constructor(text: string, told: PromiseWithResolvers<readonly Field[]>) {
		this.#text = text;
		this.#told = told;
	}

	submit(connection: pg.Connection): void {
		connection.parse({ name: '', text: this.#text, types: [] }, true);
		connection.describe({ type: 'S', name: '' }, true);
		connection.sync();
	}

	handleRowDescription({ fields }: { fields: readonly Field[] }): void {
		this.#fields = fields;
	}

	handleError(error: Error): void {
		// The driver tells nothing more of a query that failed.
		this.#told.reject(error);
	}

	handleReadyForQuery(): void {
		this.#told.resolve(this.#fields);
	}
}

/** The columns that a statement gives, each with the `table.column` that it stands for; null: it is worked out. */
export async function describeStatement(
	client: pg.Client,
	text: string,
): Promise<{ readonly name: string; readonly origin: string | null }[]> {
	const told = Promise.withResolvers<readonly Field[]>();
	client.query(new Description(text, told) as unknown as pg.Submittable);
	const fields = await told.promise;
	const { rows } = await client.query<{ table: number; number: number; origin: string }>(
		`select a.attrelid::int as table, a.attnum::int as number, c.relname || '.' || a.attname as origin
		from pg_attribute a join pg_class c on c.oid = a.attrelid
		where a.attrelid::int = any($1::int[])`,
		[fields.map(({ tableID }) => tableID)],
	);
	return fields.map(({ name, tableID, columnID }) => ({
		name,
		origin: rows.find(({ table, number }) => table === tableID && number === columnID)?.origin ?? null,
	}));
}
