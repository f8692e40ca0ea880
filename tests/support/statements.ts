/**
 * What no question of the project does: several statements at once, as a test needs that plays a damaged database or
 * another process. Here the driver itself is used, so that no test has to know it.
 */
import type { Database } from '#lib/server/database/driver.ts';
import { postgresqlOf } from '#lib/server/database/postgresql.ts';
import { sqliteOf } from '#lib/server/database/sqlite.ts';
import { translate } from '#lib/server/database/translation.ts';
import { describeStatement } from './postgresql/describe.ts';

/** Runs statements one after the other, outside of any queue. */
export async function execute({ writer }: Pick<Database, 'writer'>, statements: string): Promise<void> {
	await writer.$client.exec(statements);
}

/** A column that a statement gives. */
export interface GivenColumn {
	readonly name: string;
	/** `table.column` that it stands for; null: it is worked out. */
	readonly origin: string | null;
}

/** The columns that a statement gives, without running it; none: it gives no rows. Throws when it is wrong. */
export async function columnsOf(
	{ path, writer }: Pick<Database, 'path' | 'writer'>,
	text: string,
): Promise<GivenColumn[]> {
	if (path.startsWith('postgres://')) {
		return postgresqlOf(writer).withClient((client) => describeStatement(client, translate(text).text));
	}
	const statement = sqliteOf(writer).prepare(text);
	if (!statement.reader) return [];
	return statement
		.columns()
		.map(({ name, table, column }) => ({ name, origin: table && column && `${table}.${column}` }));
}
