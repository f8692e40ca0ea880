import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { person } from './people.ts';
import { report } from './report.ts';

/** A workbook that was read and waits to be confirmed: what it would change, for a day. */
export const workbook = sqliteTable(
	'workbook',
	{
		/** Unguessable. */
		id: text().primaryKey(),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
		/** Of the draft that its preview was made from (`editionOf`). */
		edition: text().notNull(),
		/** `WorkbookRow[]`, only those that change something. */
		rows: text({ mode: 'json' }).notNull(),
	},
	(t) => [
		index('workbook_report').on(t.reportId),
		index('workbook_person').on(t.personId),
		index('workbook_at').on(t.at),
	],
);
