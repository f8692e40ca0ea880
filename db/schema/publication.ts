import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique,
	uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { WORDS } from '../../src/lib/report/outputWords.ts';
import { oneOf } from './constraint.ts';
import { output } from './framework.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';
import { sector } from './plan.ts';

/** One section of a quarter's text, in one language, as Markdown. */
export const narrative = sqliteTable(
	'narrative',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		/** summary, achievements, challenges, priorities … */
		section: text().notNull(),
		/** The output an achievement is about; null: the whole sector. */
		outputId: integer('output_id'),
		language: text().notNull(),
		/** The file it came from and goes back to, without its ending: it orders the sections. */
		slug: text().notNull(),
		/** Empty: it was taken out, and its versions are kept. */
		body: text().notNull(),
		/** Rises with each body: who changes one says which they saw. */
		version: integer().notNull().default(1),
		/** When and by whom this body was written; null: it came with a bundle. */
		changedAt: integer('changed_at', { mode: 'timestamp_ms' }),
		changedBy: integer('changed_by').references(() => person.id),
		/** Of a translation: the version of its original that it says; null: it came with it. */
		ofVersion: integer('of_version'),
	},
	(t) => [
		uniqueIndex('narrative_key').on(
			t.sectorId,
			t.year,
			t.quarter,
			t.section,
			sql`coalesce(${t.outputId}, 0)`,
			t.language,
		),
		uniqueIndex('narrative_slug').on(t.sectorId, t.slug),
		foreignKey({ columns: [t.sectorId, t.outputId], foreignColumns: [output.sectorId, output.id] }),
		check('narrative_quarter', sql`${t.quarter} between 1 and 4`),
	],
);

const narrativeId = () =>
	integer('narrative_id')
		.notNull()
		.references(() => narrative.id, { onDelete: 'cascade' });

/** What a section said before: each body that another one followed. */
export const narrativeVersion = sqliteTable(
	'narrative_version',
	{
		narrativeId: narrativeId(),
		version: integer().notNull(),
		body: text().notNull(),
		/** Null: it came with a bundle. */
		changedAt: integer('changed_at', { mode: 'timestamp_ms' }),
		changedBy: integer('changed_by').references(() => person.id),
	},
	(t) => [primaryKey({ columns: [t.narrativeId, t.version] })],
);

/** Whose words of the quarter's reports were taken over into a section. */
export const narrativeOrigin = sqliteTable(
	'narrative_origin',
	{
		narrativeId: narrativeId(),
		partnerId: integer('partner_id')
			.notNull()
			.references(() => organisation.id),
		about: text({ enum: WORDS }).notNull(),
		takenAt: integer('taken_at', { mode: 'timestamp_ms' }).notNull(),
		takenBy: integer('taken_by')
			.notNull()
			.references(() => person.id),
	},
	(t) => [
		primaryKey({ columns: [t.narrativeId, t.partnerId, t.about] }),
		oneOf('narrative_origin_about', t.about, WORDS),
	],
);

/** Something that the figure check says of a section, and that its author lets stand. */
export const narrativeAccepted = sqliteTable(
	'narrative_accepted',
	{
		id: integer().primaryKey(),
		narrativeId: narrativeId(),
		/** What is said, of which number, in which sentence, against which figure: it holds as long as all of that does. */
		fingerprint: text().notNull(),
		/** The words that it is about, as they stood. */
		written: text().notNull(),
		/** Why it stands; empty where nothing contradicts it. */
		reason: text().notNull(),
		acceptedAt: integer('accepted_at', { mode: 'timestamp_ms' }).notNull(),
		acceptedBy: integer('accepted_by')
			.notNull()
			.references(() => person.id),
	},
	(t) => [unique().on(t.narrativeId, t.fingerprint)],
);
