import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique,
	uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ABOUT } from '../../src/lib/figures/about.ts';
import { ACTIVITY_STATUSES, REPORT_STATES } from '../../src/lib/report/report.ts';
import { DIMENSIONS } from '../../src/lib/plan/groups.ts';
import type { Unread } from '../../src/lib/report/row.ts';
import { oneOf } from './constraint.ts';
import { indicator, output } from './framework.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';
import { place } from './places.ts';
import { period, plan, planGroup, sector } from './plan.ts';

/** One version of what a partner says for a sector and a period. */
export const report = sqliteTable(
	'report',
	{
		/** Never given again, like an entry's: whoever still has a page of what is gone must not meet another. */
		id: integer().primaryKey({ autoIncrement: true }),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		partnerId: integer('partner_id')
			.notNull()
			.references(() => organisation.id),
		periodId: integer('period_id')
			.notNull()
			.references(() => period.id),
		version: integer().notNull().default(1),
		state: text({ enum: REPORT_STATES }).notNull(),
		/** The approved version that goes into figures: until its successor is approved. */
		counts: integer({ mode: 'boolean' }).notNull().default(false),
		nothingToReport: integer('nothing_to_report', { mode: 'boolean' }).notNull().default(false),
		updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
		/** When and by whom it was submitted last; null: never, or it came with an import. */
		submittedAt: integer('submitted_at', { mode: 'timestamp_ms' }),
		submittedBy: integer('submitted_by').references(() => person.id),
		/** When and by whom it was approved or returned; null: it was not, that was undone, or it came with an import. */
		decidedAt: integer('decided_at', { mode: 'timestamp_ms' }),
		decidedBy: integer('decided_by').references(() => person.id),
	},
	(t) => [
		unique().on(t.sectorId, t.partnerId, t.periodId, t.version),
		uniqueIndex('report_one_counts')
			.on(t.sectorId, t.partnerId, t.periodId)
			.where(sql`${t.counts} = 1`),
		uniqueIndex('report_one_under_way')
			.on(t.sectorId, t.partnerId, t.periodId)
			.where(sql`${t.state} in ('draft', 'submitted')`),
		index('report_period').on(t.periodId, t.sectorId),
		oneOf('report_state', t.state, REPORT_STATES),
		check('report_counts', sql`${t.counts} = 0 or ${t.state} = 'approved'`),
		check('report_version', sql`${t.version} >= 1`),
	],
);

/** A piece of a partner's work, as one report tells it. Its figures are its entries. */
export const activity = sqliteTable(
	'activity',
	{
		id: integer().primaryKey(),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		/** The partner's own, the same in every quarter; null: without. */
		reference: text(),
		/** Null: the place is unknown. The country itself means national. */
		placeId: integer('place_id').references(() => place.id),
		status: text({ enum: ACTIVITY_STATUSES }).notNull(),
		/** The partner that funds or appeals for it, if another. */
		throughId: integer('through_id').references(() => organisation.id),
		/** The appeal it belongs to; null: the plan. */
		appeal: text(),
		/** Quarter index in which it was done, when reported late; null: in the report's own. */
		doneIn: integer('done_in'),
		note: text(),
	},
	(t) => [
		index('activity_report').on(t.reportId, t.reference),
		// Few are of another appeal or of an earlier quarter: what stands apart in a report is found without the others.
		index('activity_appeal')
			.on(t.reportId, t.appeal)
			.where(sql`${t.appeal} is not null`),
		index('activity_done_in')
			.on(t.reportId, t.doneIn)
			.where(sql`${t.doneIn} is not null`),
		// What an entry's place refers to.
		uniqueIndex('activity_place_of').on(t.id, t.placeId),
		oneOf('activity_status', t.status, ACTIVITY_STATUSES),
		check('activity_reference', sql`${t.reference} <> ''`),
	],
);

/** What an activity gives to one indicator in the quarter: a row of the report. */
export const entry = sqliteTable(
	'entry',
	{
		/** Never given again: the record and open pages name rows by it after they are gone. */
		id: integer().primaryKey({ autoIncrement: true }),
		activityId: integer('activity_id')
			.notNull()
			.references(() => activity.id, { onDelete: 'cascade' }),
		/** Report, reference and place are the activity's: figures are read, and rows told apart, without it. */
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		reference: text(),
		placeId: integer('place_id').references(() => place.id),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id),
		/** Smallest units; of a range the low end; null: unknown. */
		total: integer(),
		/** The partner gave no total: it is the sum of the largest breakdown, or what its months come to. */
		totalDerived: integer('total_derived', { mode: 'boolean' }).notNull().default(false),
		/** The high end of a range, smallest units; null: one number. */
		high: integer(),
		/** The value is about (`~`), over (`>`) or under (`<`) what is given; null: exactly. */
		about: text({ enum: ABOUT }),
		/** The value covers the report's whole year, not its quarter. */
		ofYear: integer('of_year', { mode: 'boolean' }).notNull().default(false),
		/** Goes into figures once its report counts (`activityCounts`); kept when it is written. */
		eligible: integer({ mode: 'boolean' }).notNull(),
		/** What was typed and could not be taken: a draft keeps it, and it cannot be submitted. */
		unread: text({ mode: 'json' }).$type<Unread[]>(),
		/** Rises with each save of the entry or its activity: the second of two who saw the same one is told. */
		version: integer().notNull().default(0),
		/** The sender's own name for a new row: sent twice, it is one row. */
		sent: text(),
		/** The row of the report's version before that it continues. */
		continues: integer(),
		changedAt: integer('changed_at', { mode: 'timestamp_ms' }),
		changedBy: integer('changed_by').references(() => person.id),
	},
	(t) => [
		uniqueIndex('entry_key')
			.on(t.reportId, t.reference, t.indicatorId, sql`coalesce(${t.placeId}, 0)`)
			.where(sql`${t.reference} is not null`),
		uniqueIndex('entry_sent')
			.on(t.reportId, t.sent)
			.where(sql`${t.sent} is not null`),
		index('entry_report').on(t.reportId),
		index('entry_activity').on(t.activityId),
		// With the place, so that where an indicator was done is read without the rows themselves.
		index('entry_indicator_place').on(t.indicatorId, t.reportId, t.placeId),
		// Values that are not exact are few, and every dashboard asks for them.
		index('entry_signed')
			.on(t.indicatorId, t.reportId)
			.where(sql`${t.about} is not null or ${t.high} is not null`),
		foreignKey({
			name: 'entry_place_of_activity',
			columns: [t.activityId, t.placeId],
			foreignColumns: [activity.id, activity.placeId],
		})
			.onUpdate('cascade')
			.onDelete('cascade'),
		oneOf('entry_about', t.about, ABOUT),
		check('entry_total', sql`${t.total} >= 0`),
		check('entry_high', sql`${t.high} >= ${t.total}`),
		check('entry_reference', sql`${t.reference} <> ''`),
	],
);

/** What an entry's months had, where the partner tells them: its quarter's total and cells are made of them. */
export const entryMonth = sqliteTable(
	'entry_month',
	{
		entryId: integer('entry_id')
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		/** 1 to 12. */
		month: integer().notNull(),
		/** The groups of a cell; 0: the month's total. */
		combinationId: integer('combination_id').notNull(),
		/** Smallest units. */
		value: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.entryId, t.month, t.combinationId] }),
		check('entry_month_month', sql`${t.month} between 1 and 12`),
		check('entry_month_value', sql`${t.value} >= 0`),
	],
);

export const activityDonor = sqliteTable(
	'activity_donor',
	{
		activityId: integer('activity_id')
			.notNull()
			.references(() => activity.id, { onDelete: 'cascade' }),
		donorId: integer('donor_id')
			.notNull()
			.references(() => organisation.id),
	},
	(t) => [
		primaryKey({ columns: [t.activityId, t.donorId] }),
		index('activity_donor_donor').on(t.donorId, t.activityId),
	],
);

export const activityTag = sqliteTable(
	'activity_tag',
	{
		activityId: integer('activity_id')
			.notNull()
			.references(() => activity.id, { onDelete: 'cascade' }),
		tag: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.activityId, t.tag] }), index('activity_tag_tag').on(t.tag, t.activityId)],
);

/** The places that an activity serves beside its own. */
export const activityAlso = sqliteTable(
	'activity_also',
	{
		activityId: integer('activity_id')
			.notNull()
			.references(() => activity.id, { onDelete: 'cascade' }),
		placeId: integer('place_id')
			.notNull()
			.references(() => place.id),
	},
	(t) => [
		primaryKey({ columns: [t.activityId, t.placeId] }),
		index('activity_also_place').on(t.placeId, t.activityId),
	],
);

/** The partner says that it has nothing to report for an output. */
export const reportNothing = sqliteTable(
	'report_nothing',
	{
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		outputId: integer('output_id')
			.notNull()
			.references(() => output.id, { onDelete: 'cascade' }),
	},
	(t) => [primaryKey({ columns: [t.reportId, t.outputId] }), index('report_nothing_output').on(t.outputId)],
);

/** A combination of groups that a cell can stand for (women; Lebanese women; …): each combination once a plan. */
export const groupCombination = sqliteTable(
	'group_combination',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		/** DimensionMask of the dimensions that it names: it tells which breakdown a cell belongs to. */
		mask: integer().notNull(),
		/** Identifiers of its groups, as `combinationKey` writes them: what tells it from others. */
		groups: text().notNull(),
	},
	(t) => [unique().on(t.planId, t.groups)],
);

/** The groups of a combination, one of a dimension. */
export const combinationGroup = sqliteTable(
	'combination_group',
	{
		combinationId: integer('combination_id')
			.notNull()
			.references(() => groupCombination.id, { onDelete: 'cascade' }),
		dimension: text({ enum: DIMENSIONS }).notNull(),
		groupId: integer('group_id')
			.notNull()
			.references(() => planGroup.id),
	},
	(t) => [primaryKey({ columns: [t.combinationId, t.dimension] })],
);

/** A figure of one breakdown of an entry. */
export const cell = sqliteTable(
	'cell',
	{
		entryId: integer('entry_id')
			.notNull()
			.references(() => entry.id, { onDelete: 'cascade' }),
		combinationId: integer('combination_id')
			.notNull()
			.references(() => groupCombination.id),
		/** Which questions its breakdown answers: the sum of `questionBit`s, or, of more dimensions, an `answer_set`. */
		serves: integer().notNull(),
		/** Smallest units. */
		value: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.entryId, t.combinationId] }), check('cell_value', sql`${t.value} >= 0`)],
);
