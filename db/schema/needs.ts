import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { place } from './places.ts';
import { planGroup, sector } from './plan.ts';

/** People in need of a sector in a year, and those that it aims at: of all, or of a place, a cohort and a sex. */
export const peopleInNeed = sqliteTable(
	'people_in_need',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		/** Null: everywhere. */
		placeId: integer('place_id').references(() => place.id),
		cohortId: integer('cohort_id').references(() => planGroup.id),
		sexId: integer('sex_id').references(() => planGroup.id),
		/** Null: unknown. */
		inNeed: integer('in_need'),
		targeted: integer(),
		/** Who says so. */
		source: text(),
	},
	(t) => [
		uniqueIndex('people_in_need_key').on(
			t.sectorId,
			t.year,
			sql`coalesce(${t.placeId}, 0)`,
			sql`coalesce(${t.cohortId}, 0)`,
			sql`coalesce(${t.sexId}, 0)`,
		),
		check('people_in_need_known', sql`${t.inNeed} is not null or ${t.targeted} is not null`),
		check('people_in_need_in_need', sql`${t.inNeed} >= 0`),
		check('people_in_need_targeted', sql`${t.targeted} >= 0`),
	],
);
