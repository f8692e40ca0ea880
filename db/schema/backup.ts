import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Proof } from '../../src/lib/backup/proof.ts';

/** In a backup one row, written when it was proven; in a database in use none. */
export const backupSeal = sqliteTable(
	'backup_seal',
	{
		id: integer().primaryKey(),
		/** The moment of the data. */
		madeAt: integer('made_at', { mode: 'timestamp_ms' }).notNull(),
		proof: text({ mode: 'json' }).$type<Proof>().notNull(),
	},
	(t) => [check('backup_seal_one', sql`${t.id} = 1`)],
);
