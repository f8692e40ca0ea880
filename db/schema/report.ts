import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique,
	uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ACTIVITY_STATUSES, REPORT_STATES } from '../../src/lib/report/report.ts';
import type { Unread } from '../../src/lib/report/validation.ts';
import { oneOf } from './constraint.ts';
import { indicator } from './framework.ts';
import { organisation } from './organisations.ts';
import { person } from './people.ts';
import { place } from './places.ts';
import { period, plan, planGroup, sector } from './plan.ts';

/** One version of what a partner says for a sector and a period. */
export const report = sqliteTable(
	'report',
	{
		id: integer().primaryKey(),
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

/** A row of a report. */
export const activity = sqliteTable(
	'activity',
	{
		id: integer().primaryKey(),
		reportId: integer('report_id')
			.notNull()
			.references(() => report.id, { onDelete: 'cascade' }),
		/** The partner's own; null: without, and each row stands for itself. */
		reference: text(),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id),
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
		/** Smallest units; null: unknown. */
		total: integer(),
		/** The partner gave no total: it is the sum of the largest breakdown. */
		totalDerived: integer('total_derived', { mode: 'boolean' }).notNull().default(false),
		/** Goes into figures once its report counts (`activityCounts`); kept when it is written. */
		eligible: integer({ mode: 'boolean' }).notNull(),
		/** What was typed and could not be taken: a draft keeps it, and it cannot be submitted. */
		unread: text({ mode: 'json' }).$type<Unread[]>(),
		/** Rises with each save: the second of two who saw the same one is told. */
		version: integer().notNull().default(0),
		/** The sender's own name for a new row: sent twice, it is one row. */
		sent: text(),
		/** The row of the report's version before that it continues. */
		continues: integer(),
		changedAt: integer('changed_at', { mode: 'timestamp_ms' }),
		changedBy: integer('changed_by').references(() => person.id),
	},
	(t) => [
		uniqueIndex('activity_key')
			.on(t.reportId, t.reference, t.indicatorId, sql`coalesce(${t.placeId}, 0)`)
			.where(sql`${t.reference} is not null`),
		uniqueIndex('activity_sent')
			.on(t.reportId, t.sent)
			.where(sql`${t.sent} is not null`),
		index('activity_report').on(t.reportId),
		// With the place, so that where an indicator was done is read without the rows themselves.
		index('activity_indicator_place').on(t.indicatorId, t.reportId, t.placeId),
		oneOf('activity_status', t.status, ACTIVITY_STATUSES),
		check('activity_total', sql`${t.total} >= 0`),
		check('activity_reference', sql`${t.reference} <> ''`),
		check('activity_planned', sql`${t.status} <> 'planned' or ${t.eligible} = 0`),
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
		sexId: integer('sex_id').references(() => planGroup.id),
		cohortId: integer('cohort_id').references(() => planGroup.id),
		ageId: integer('age_id').references(() => planGroup.id),
		disabilityId: integer('disability_id').references(() => planGroup.id),
	},
	(t) => [
		uniqueIndex('group_combination_key').on(
			t.planId,
			sql`coalesce(${t.sexId}, 0)`,
			sql`coalesce(${t.cohortId}, 0)`,
			sql`coalesce(${t.ageId}, 0)`,
			sql`coalesce(${t.disabilityId}, 0)`,
		),
		check(
			'group_combination_mask',
			sql`${t.mask} between 1 and 15 and ${t.mask} = (${t.sexId} is not null) + 2 * (${t.cohortId} is not null) + 4 * (${t.ageId} is not null) + 8 * (${t.disabilityId} is not null)`,
		),
	],
);

/** A figure of one breakdown of an activity. */
export const cell = sqliteTable(
	'cell',
	{
		activityId: integer('activity_id')
			.notNull()
			.references(() => activity.id, { onDelete: 'cascade' }),
		combinationId: integer('combination_id')
			.notNull()
			.references(() => groupCombination.id),
		/** Which questions its breakdown answers: the sum of `questionBit`s that `servesOf` gives. */
		serves: integer().notNull(),
		/** Smallest units. */
		value: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.activityId, t.combinationId] }),
		check('cell_value', sql`${t.value} >= 0`),
	],
);
