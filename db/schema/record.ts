import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './people.ts';
import { plan } from './plan.ts';

/** Who did what, written in the same transaction as the change, each entry chained to the one before by its hash. */
export const auditEntry = sqliteTable(
	'audit_entry',
	{
		id: integer().primaryKey(),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
		/** Null: a command run on the machine itself. */
		personId: integer('person_id').references(() => person.id),
		planId: integer('plan_id').references(() => plan.id),
		/** approve report, withdraw approval, import bundle … */
		action: text().notNull(),
		/** What it was done to, as `table/id`. */
		subject: text().notNull(),
		before: text({ mode: 'json' }),
		after: text({ mode: 'json' }),
		previousHash: text('previous_hash').notNull(),
		hash: text().notNull().unique(),
	},
	(t) => [index('audit_entry_subject').on(t.subject)],
);

/** How the record stood at a moment, under a key that is not in the database. */
export const auditSeal = sqliteTable('audit_seal', {
	id: integer().primaryKey(),
	at: integer({ mode: 'timestamp_ms' }).notNull(),
	/** How many entries there were, the identifier of the last, and its hash. */
	entries: integer().notNull(),
	lastId: integer('last_id').notNull(),
	hash: text().notNull(),
	/** HMAC-SHA-256 of all of these. */
	mac: text().notNull(),
});
