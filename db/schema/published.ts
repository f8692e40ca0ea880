import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CLEARED_HOW, PUBLICATION_STATES, VERDICTS } from '../../src/lib/publication/publication.ts';
import { oneOf } from './constraint.ts';
import { person } from './people.ts';
import { sector } from './plan.ts';
import { localisedText } from './text.ts';

/** A quarter's publication: one draft at most, and every revision that was ever published. */
export const publication = sqliteTable(
	'publication',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		state: text({ enum: PUBLICATION_STATES }).notNull(),
		/** Revision; null: a draft has none yet. */
		major: integer(),
		minor: integer(),
		/** The moment whose figures it shows. */
		asOf: integer('as_of', { mode: 'timestamp_ms' }).notNull(),
		/** Null: a command run on the machine itself. */
		pinnedBy: integer('pinned_by').references(() => person.id),
		/** What the parts hold, as JSON: the document without what publishing adds to it. */
		content: text().notNull(),
		/** Hexadecimal SHA-256 of `content`, to which a clearance is bound. */
		contentHash: text('content_hash').notNull(),
		/** When those who clear it were asked to; null: they were not. */
		askedAt: integer('asked_at', { mode: 'timestamp_ms' }),
		/** The document that stands, as JSON; null: a draft. */
		manifest: text(),
		/** Hexadecimal SHA-256 of `manifest`. */
		hash: text(),
		publishedAt: integer('published_at', { mode: 'timestamp_ms' }),
		publishedBy: integer('published_by').references(() => person.id),
		/** Why it was withdrawn, in public words. */
		withdrawnReason: localisedText('withdrawn_reason'),
		/** True figures and what was withheld, with 256 random bits, as JSON; its hash is in the record. */
		annex: text().notNull(),
	},
	(t) => [
		uniqueIndex('publication_draft')
			.on(t.sectorId, t.year, t.quarter)
			.where(sql`${t.state} = 'draft'`),
		uniqueIndex('publication_revision').on(t.sectorId, t.year, t.quarter, t.major, t.minor),
		index('publication_hash').on(t.hash),
		oneOf('publication_state', t.state, PUBLICATION_STATES),
		check('publication_quarter', sql`${t.quarter} between 1 and 4`),
		check('publication_stands', sql`(${t.state} = 'draft') = (${t.manifest} is null)`),
	],
);

/** The answers that a publication shows, as JSON, by what they were asked. */
export const publicationAnswer = sqliteTable(
	'publication_answer',
	{
		publicationId: integer('publication_id')
			.notNull()
			.references(() => publication.id, { onDelete: 'cascade' }),
		part: text().notNull(),
		key: text().notNull(),
		answer: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.publicationId, t.part, t.key] })],
);

/** A file of a publication: made once for a revision and language, and never anew. */
export const publishedFile = sqliteTable(
	'published_file',
	{
		publicationId: integer('publication_id')
			.notNull()
			.references(() => publication.id, { onDelete: 'cascade' }),
		/** As its address ends. */
		name: text().notNull(),
		/** `mul`: it is one for all languages. */
		language: text().notNull(),
		/** Of its bytes as they are sent, hexadecimal. */
		sha256: text().notNull(),
		bytes: integer().notNull(),
		madeAt: integer('made_at', { mode: 'timestamp_ms' }).notNull(),
		/** The bytes, packed by gzip and written as base64: both engines hold texts. */
		content: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.publicationId, t.name, t.language] }),
		index('published_file_sha256').on(t.sha256),
		check('published_file_bytes', sql`${t.bytes} > 0`),
	],
);

/** What was said of a draft for a role, here or outside: that it is cleared, or sent back. */
export const publicationClearance = sqliteTable(
	'publication_clearance',
	{
		id: integer().primaryKey(),
		publicationId: integer('publication_id')
			.notNull()
			.references(() => publication.id, { onDelete: 'cascade' }),
		/** As the plan names it. */
		role: text().notNull(),
		verdict: text({ enum: VERDICTS }).notNull().default('cleared'),
		how: text({ enum: CLEARED_HOW }).notNull(),
		/** Whose press it was. */
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		/** Who cleared it, where that was outside. */
		name: text(),
		/** ISO day on which it was said. */
		day: text().notNull(),
		/** How it was told: minutes, a letter; of what was sent back, why. */
		words: text(),
		/** Of the draft that it was said of. */
		contentHash: text('content_hash').notNull(),
		/** That draft's moment of figures and its words, as JSON: what was changed since is asked about alone. */
		seen: text(),
	},
	(t) => [
		index('publication_clearance_publication').on(t.publicationId),
		oneOf('publication_clearance_how', t.how, CLEARED_HOW),
		oneOf('publication_clearance_verdict', t.verdict, VERDICTS),
	],
);

/** The mail or the minutes that say a clearance given outside. */
export const publicationClearanceFile = sqliteTable('publication_clearance_file', {
	clearanceId: integer('clearance_id')
		.primaryKey()
		.references(() => publicationClearance.id, { onDelete: 'cascade' }),
	name: text().notNull(),
	/** Base64. */
	content: text().notNull(),
});

/** Until when a role may object to a draft; whoever says nothing by then has not. */
export const publicationObjection = sqliteTable(
	'publication_objection',
	{
		publicationId: integer('publication_id')
			.notNull()
			.references(() => publication.id, { onDelete: 'cascade' }),
		/** As the plan names it. */
		role: text().notNull(),
		/** ISO, the last day, in the plan's time zone. */
		until: text().notNull(),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		/** Of the draft that was sent out. */
		contentHash: text('content_hash').notNull(),
	},
	(t) => [primaryKey({ columns: [t.publicationId, t.role] })],
);

/** When a quarter is to be published. */
export const publicationPlan = sqliteTable(
	'publication_plan',
	{
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		/** The planned day, ISO, in the plan's time zone. */
		day: text().notNull(),
		/** Nothing of the quarter is published before; null: whenever somebody presses. */
		embargo: integer({ mode: 'timestamp_ms' }),
		/** What the clock publishes then, as JSON: which draft, as what, and whose press it was; null: somebody presses. */
		press: text(),
	},
	(t) => [
		primaryKey({ columns: [t.sectorId, t.year, t.quarter] }),
		check('publication_plan_quarter', sql`${t.quarter} between 1 and 4`),
		check('publication_plan_press', sql`${t.press} is null or ${t.embargo} is not null`),
	],
);

/** A dated sentence beside a published quarter, outside of what is hashed. */
export const publicationNotice = sqliteTable(
	'publication_notice',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		/** ISO day in the plan's time zone. */
		day: text().notNull(),
		personId: integer('person_id').references(() => person.id),
		words: localisedText().notNull(),
	},
	(t) => [index('publication_notice_quarter').on(t.sectorId, t.year, t.quarter)],
);
