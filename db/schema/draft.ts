import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { UNDONE } from '../../src/lib/report/undo.ts';
import { WORDS } from '../../src/lib/report/outputWords.ts';
import { oneOf } from './constraint.ts';
import { output } from './framework.ts';
import { person } from './people.ts';
import { report } from './report.ts';

/** What the partner says of an output in its own words. */
export const reportWords = sqliteTable(
	'report_words',
	{
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		outputId: integer('output_id')
			.notNull()
			.references(() => output.id, { onDelete: 'cascade' }),
		/** What it is about. */
		about: text({ enum: WORDS }).notNull(),
		body: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.reportId, t.outputId, t.about] }),
		index('report_words_output').on(t.outputId),
		oneOf('report_words_about', t.about, WORDS),
		check('report_words_body', sql`${t.body} <> ''`),
	],
);

/** What somebody did to a draft and may take back for a short time. */
export const reportUndo = sqliteTable(
	'report_undo',
	{
		id: integer().primaryKey({ autoIncrement: true }),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
		what: text({ enum: UNDONE }).notNull(),
		/** How many rows it touched. */
		count: integer().notNull(),
		/** As JSON: of rows that were taken out all that was stored of them, of rows that were added their identifiers. */
		content: text().notNull(),
	},
	(t) => [index('report_undo_report').on(t.reportId, t.personId), oneOf('report_undo_what', t.what, UNDONE)],
);
