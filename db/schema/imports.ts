import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { IMPORT_STATES, SENT_AS, SINGLE_FILES } from '../../src/lib/exchange/sent.ts';
import type { ExportedField } from '#lib/exchange/activityInfo/aside.ts';
import type { Found } from '../../src/lib/exchange/found.ts';
import type { SentProgress } from '../../src/lib/exchange/progress.ts';
import { oneOf } from './constraint.ts';
import { person } from './people.ts';
import { plan, sector } from './plan.ts';

/** A file that was sent to be imported: tried, and then stored, undone or forgotten. */
export const dataImport = sqliteTable(
	'data_import',
	{
		/** Unguessable. */
		id: text().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		/** Null: it is of the whole plan. */
		sectorId: integer('sector_id').references(() => sector.id, { onDelete: 'cascade' }),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
		/** Its name on the sender's machine. */
		file: text().notNull(),
		sentAs: text('sent_as', { enum: SENT_AS }).notNull(),
		state: text({ enum: IMPORT_STATES }).notNull(),
		/** Why locked quarters may change; null: they may not. */
		reason: text(),
		/** Which column of the file is which, as JSON; null: a bundle. */
		mapping: text(),
		/** The file, packed, as base64; empty once it was stored. */
		content: text().notNull(),
		/** Null: it was not tried yet. */
		found: text({ mode: 'json' }).$type<Found>(),
		/** Of an export of ActivityInfo, the quantity fields that its trial found; null: it was not tried, or is none. */
		fields: text({ mode: 'json' }).$type<readonly ExportedField[]>(),
		/** How far it is tried or stored; null: nothing of it is under way. */
		progress: text({ mode: 'json' }).$type<SentProgress>(),
		storedAt: integer('stored_at', { mode: 'timestamp_ms' }),
		/** What stood there before, packed, as base64; null: it cannot be undone. */
		image: text(),
	},
	(t) => [
		index('data_import_plan').on(t.planId, t.at),
		oneOf('data_import_sent_as', t.sentAs, SENT_AS),
		oneOf('data_import_state', t.state, IMPORT_STATES),
	],
);

/** What quantity fields of ActivityInfo are in a sector, as its coordinator has it. */
export const activityInfoRules = sqliteTable('activity_info_rules', {
	sectorId: integer('sector_id')
		.primaryKey()
		.references(() => sector.id, { onDelete: 'cascade' }),
	/** As JSON. */
	rules: text().notNull(),
	changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
	changedBy: integer('changed_by').references(() => person.id),
});

/** What somebody said of a column of the files that they send to a plan: the next file is read so by itself. */
export const importColumn = sqliteTable(
	'import_column',
	{
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		file: text({ enum: SINGLE_FILES }).notNull(),
		/** In the spelling of `plainHeading`. */
		heading: text().notNull(),
		/** Our name of the column; null: it is left out. */
		name: text(),
		saidAt: integer('said_at', { mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.planId, t.personId, t.file, t.heading] }),
		oneOf('import_column_file', t.file, SINGLE_FILES),
	],
);
