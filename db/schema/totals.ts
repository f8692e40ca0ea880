/**
 * What counted activities add up to. Derived: every row can be made anew from the reports (`rebuildTotals`), and
 * `npm run check-totals` compares. Never written but by `server/commands/totals`.
 * The migration makes these tables WITHOUT ROWID: the key is the covering index that the queries need.
 */
import { index, integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
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
		/** PLACE_UNKNOWN (0) where none is named. */
		placeId: integer('place_id').notNull(),
		partnerId: integer('partner_id').notNull(),
		/** Smallest units. */
		total: integer().notNull(),
		/** How many activities stand behind it: at 0 the row goes. */
		activities: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.indicatorId, t.year, t.quarter, t.placeId, t.partnerId] }),
		index('place_total_place').on(t.placeId, t.year, t.quarter, t.indicatorId, t.partnerId),
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
		placeId: integer('place_id').notNull(),
		partnerId: integer('partner_id').notNull(),
		groupId: integer('group_id')
			.notNull()
			.references(() => planGroup.id),
		total: integer().notNull(),
		/** How many cells stand behind it: at 0 the row goes. */
		cells: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.year, t.quarter, t.placeId, t.partnerId, t.groupId] })],
);

/** The unfiltered Reach of a reported indicator, or of a union of distinct ones, in a window. No row: unknown. */
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
		facts: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.indicatorId, t.year, t.yearToDate, t.quarter] })],
);

/** Its figures by group; a negative group is `anyGroup` of a dimension. */
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

/** People reached at municipalities, by sector and window. */
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
