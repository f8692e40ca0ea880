import type { Writer } from '#lib/server/database/driver.ts';

export type Value = string | number | null;

const ROWS_AT_ONCE = 64;

/** Inserts many rows into one table, dozens to a statement: a third of the time of one at a time. */
export class BulkInsert {
	readonly #writer: Writer;
	readonly #table: string;
	readonly #columns: number;
	readonly #many: { run(values: Value[]): unknown };
	#values: Value[] = [];

	/** @param columns how many the table has: a row gives all of them, in their order */
	constructor(writer: Writer, table: string, columns: number) {
		this.#writer = writer;
		this.#table = table;
		this.#columns = columns;
		this.#many = this.#prepare(ROWS_AT_ONCE);
	}

	add(...row: Value[]): void {
		for (const value of row) this.#values.push(value);
		if (this.#values.length < ROWS_AT_ONCE * this.#columns) return;
		this.#many.run(this.#values);
		this.#values = [];
	}

	/** What was added is not in the table before this. */
	flush(): void {
		const rows = this.#values.length / this.#columns;
		if (rows > 0) this.#prepare(rows).run(this.#values);
		this.#values = [];
	}

	#prepare(rows: number) {
		const row = `(${Array.from({ length: this.#columns }, () => '?').join(', ')})`;
		const values = Array.from({ length: rows }, () => row).join(', ');
		return this.#writer.$client.prepare(`insert into ${this.#table} values ${values}`);
	}
}
