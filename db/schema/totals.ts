/**
 * What counted activities add up to. Derived: every row can be made anew from the reports (`rebuildTotals`), and
 * `npm run check-totals` compares. Never written but by `server/commands/totals`.
 * The migration makes these tables WITHOUT ROWID: the key is the covering index that the queries need.
 */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { DIMENSIONS } from '../../src/lib/plan/groups.ts';
import { indicator } from './framework.ts';
import { planGroup, sector } from './plan.ts';

/** Per indicator, quarter, place and partner: the totals. */
export const placeTotal = sqliteTable(
	'place_total',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		/** The quarter of the year in which it was done: an earlier one where it was reported late. */
		done: integer().notNull(),
		/** PLACE_UNKNOWN (0) where none is named. */
		placeId: integer('place_id').notNull(),
		partnerId: integer('partner_id').notNull(),
		/** Smallest units; of what is stated the lowest. */
		total: integer().notNull(),
		/** The highest of what is stated, smallest units; null for all others. */
		high: integer(),
		/** How many activities stand behind it: at 0 the row goes. */
		activities: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.indicatorId, t.year, t.quarter, t.placeId, t.partnerId, t.done] }),
		index('place_total_place').on(t.placeId, t.year, t.quarter, t.indicatorId, t.partnerId),
		// What a quarter reports of earlier ones is little, and every dashboard asks for it.
		index('place_total_late')
			.on(t.indicatorId, t.year, t.quarter, t.done)
			.where(sql`${t.done} <> ${t.quarter}`),
	],
);

/** Per indicator, quarter, place, partner and group: what the answering breakdowns give of the totals. */
export const groupTotal = sqliteTable(
	'group_total',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		done: integer().notNull(),
		placeId: integer('place_id').notNull(),
		partnerId: integer('partner_id').notNull(),
		groupId: integer('group_id')
			.notNull()
			.references(() => planGroup.id),
		total: integer().notNull(),
		/** How many cells stand behind it: at 0 the row goes. */
		cells: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.indicatorId, t.year, t.quarter, t.placeId, t.partnerId, t.done, t.groupId] }),
	],
);

/** The unfiltered Reach of a reported indicator, a union of distinct ones or a ratio, in a window. No row: unknown. */
export const windowTotal = sqliteTable(
	'window_total',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		total: integer().notNull(),
		unnamed: integer().notNull(),
		/** Of a ratio, whose total is its numerator; each side in its own smallest units. Else null. */
		denominator: integer(),
		/** The highest of what is stated, of which total is the lowest. Else null. */
		high: integer(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.year, t.yearToDate, t.quarter] })],
);

/** Its figures by group. */
export const windowGroup = sqliteTable(
	'window_group',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		groupId: integer('group_id').notNull(),
		value: integer().notNull(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.year, t.yearToDate, t.quarter, t.groupId] })],
);

/** What of it has a dimension at all: any group of it. */
export const windowDimension = sqliteTable(
	'window_dimension',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		dimension: text({ enum: DIMENSIONS }).notNull(),
		value: integer().notNull(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.year, t.yearToDate, t.quarter, t.dimension] })],
);

/** People reached at places, by sector and window. */
export const peopleTotal = sqliteTable(
	'people_total',
	{
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		total: integer().notNull(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.sectorId, t.year, t.yearToDate, t.quarter] })],
);

export const peopleGroup = sqliteTable(
	'people_group',
	{
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		groupId: integer('group_id').notNull(),
		value: integer().notNull(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.sectorId, t.year, t.yearToDate, t.quarter, t.groupId] })],
);

/** What of them has a dimension at all. */
export const peopleDimension = sqliteTable(
	'people_dimension',
	{
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		yearToDate: integer('year_to_date', { mode: 'boolean' }).notNull(),
		dimension: text({ enum: DIMENSIONS }).notNull(),
		value: integer().notNull(),
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.sectorId, t.year, t.yearToDate, t.quarter, t.dimension] })],
);
