import { sql } from 'drizzle-orm';
import { check, index, primaryKey, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { organisation } from './organisations.ts';
import { person } from './people.ts';
import { period, sector } from './plan.ts';
import { PERIOD_LETTERS } from '../../src/lib/report/lettersDue.ts';
import { oneOf } from './constraint.ts';
import { entry, report } from './report.ts';

/** What is said about a report or one of its rows while it is reviewed. */
export const reportComment = sqliteTable(
	'report_comment',
	{
		id: integer().primaryKey(),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		/** Null: about the whole report. */
		entryId: integer('entry_id').references(() => entry.id, { onDelete: 'cascade' }),
		/** About the whole activity that the entry is of, and not its figure. */
		ofActivity: integer('of_activity').notNull().default(0),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
		body: text().notNull(),
	},
	(t) => [
		index('report_comment_report').on(t.reportId),
		index('report_comment_entry').on(t.entryId),
		check('report_comment_body', sql`${t.body} <> ''`),
	],
);

/** The partner's word on a warning. */
export const explanation = sqliteTable(
	'explanation',
	{
		id: integer().primaryKey(),
		entryId: integer('entry_id')
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** Rule of domain/validation that it answers. */
		rule: text().notNull(),
		body: text().notNull(),
	},
	(t) => [
		uniqueIndex('explanation_key').on(t.entryId, t.rule),
		check('explanation_body', sql`${t.body} <> ''`),
	],
);

/** A locked period that one partner may still change, until a day, for a reason. */
export const periodReopening = sqliteTable(
	'period_reopening',
	{
		id: integer().primaryKey(),
		periodId: integer('period_id')
			.notNull()
			.references(() => period.id, { onDelete: 'cascade' }),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		partnerId: integer('partner_id')
			.notNull()
			.references(() => organisation.id, { onDelete: 'cascade' }),
		/** Last day, inclusive, ISO. */
		until: text().notNull(),
		reason: text().notNull(),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [
		index('period_reopening_period').on(t.periodId, t.sectorId, t.partnerId),
		check('period_reopening_reason', sql`${t.reason} <> ''`),
	],
);

/** A letter that the days of a quarter called for, once it was written to everybody whom it is for. */
export const periodLetter = sqliteTable(
	'period_letter',
	{
		periodId: integer('period_id')
			.notNull()
			.references(() => period.id, { onDelete: 'cascade' }),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		letter: text({ enum: PERIOD_LETTERS }).notNull(),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.periodId, t.sectorId, t.letter] }),
		oneOf('period_letter_letter', t.letter, PERIOD_LETTERS),
	],
);

/** A submission that was acknowledged: sent again with the same key, it is the same one. */
export const submission = sqliteTable(
	'submission',
	{
		key: text().primaryKey(),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		/** SHA-256 of what was sent with the key. */
		content: text().notNull(),
		at: integer({ mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [index('submission_report').on(t.reportId)],
);
