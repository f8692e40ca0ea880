import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { REFERRAL_STATUSES } from '../../src/lib/referral/referral.ts';
import { oneOf } from './constraint.ts';
import { organisation } from './organisations.ts';
import { place } from './places.ts';
import { plan, planGroup } from './plan.ts';

/** How many were referred in a month from one to another, with what became of it: counts, and nothing of a person. */
export const referral = sqliteTable(
	'referral',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		/** `2024-03`. */
		month: text().notNull(),
		/** Codes: other sectors than the plan's send and receive too. */
		fromSector: text('from_sector').notNull(),
		fromId: integer('from_id')
			.notNull()
			.references(() => organisation.id),
		toSector: text('to_sector').notNull(),
		/** Null: not said, here and in what follows. */
		toId: integer('to_id').references(() => organisation.id),
		districtId: integer('district_id').references(() => place.id),
		cohortId: integer('cohort_id').references(() => planGroup.id),
		sexId: integer('sex_id').references(() => planGroup.id),
		ageId: integer('age_id').references(() => planGroup.id),
		status: text({ enum: REFERRAL_STATUSES }).notNull(),
		count: integer().notNull(),
		/** Until the first answer. */
		hours: integer(),
	},
	(t) => [
		index('referral_month').on(t.planId, t.month),
		oneOf('referral_status', t.status, REFERRAL_STATUSES),
		check('referral_count', sql`${t.count} > 0`),
		check('referral_hours', sql`${t.hours} is null or (${t.hours} >= 0 and ${t.status} <> 'no answer')`),
	],
);

/** Within how many hours a plan wants a referral answered; no row: it has no standard. */
export const referralStandard = sqliteTable('referral_standard', {
	planId: integer('plan_id')
		.primaryKey()
		.references(() => plan.id, { onDelete: 'cascade' }),
	hours: integer().notNull(),
});
