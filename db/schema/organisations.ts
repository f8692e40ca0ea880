import { sql } from 'drizzle-orm';
import {
	check,
	integer,
	sqliteTable,
	text,
	unique,
	uniqueIndex,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { ORGANISATION_TYPES } from '../../src/lib/plan/organisation.ts';
import { oneOf } from './constraint.ts';
import { output } from './framework.ts';
import { plan } from './plan.ts';
import { localisedText } from './text.ts';

export const organisation = sqliteTable(
	'organisation',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		code: text().notNull(),
		name: localisedText().notNull(),
		type: text({ enum: ORGANISATION_TYPES }).notNull(),
		/** It agreed to be named at a municipality, where an indicator allows it. */
		namesPartners: integer('names_partners', { mode: 'boolean' }).notNull().default(false),
		/** The one that it turned out to be: all that was its own is that one's, and its code leads there. */
		mergedIntoId: integer('merged_into_id').references((): AnySQLiteColumn => organisation.id),
		/** JSON of what that one was given then, to undo it; null: it is not merged, or by a file. */
		handedOver: text('handed_over'),
	},
	(t) => [unique().on(t.planId, t.code), oneOf('organisation_type', t.type, ORGANISATION_TYPES)],
);

/** Which partner is expected to report on which output. Quarters are quarter indexes (year × 4 + quarter − 1), inclusive. */
export const participation = sqliteTable(
	'participation',
	{
		id: integer().primaryKey(),
		partnerId: integer('partner_id')
			.notNull()
			.references(() => organisation.id, { onDelete: 'cascade' }),
		outputId: integer('output_id')
			.notNull()
			.references(() => output.id, { onDelete: 'cascade' }),
		fromQuarter: integer('from_quarter').notNull(),
		/** Null: until the plan ends. */
		toQuarter: integer('to_quarter'),
	},
	(t) => [
		uniqueIndex('participation_key').on(t.partnerId, t.outputId, t.fromQuarter),
		check('participation_quarters', sql`${t.toQuarter} is null or ${t.fromQuarter} <= ${t.toQuarter}`),
	],
);
