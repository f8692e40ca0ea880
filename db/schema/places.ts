import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	primaryKey,
	real,
	sqliteTable,
	text,
	unique,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { PLACE_KINDS, type PlaceKind } from '../../src/lib/places/place.ts';
import type { Later } from '../../src/lib/plan/firstQuarter.ts';
import { oneOf } from './constraint.ts';
import { plan } from './plan.ts';
import { localisedText } from './text.ts';

export const place = sqliteTable(
	'place',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		pcode: text().notNull(),
		name: localisedText().notNull(),
		/** 0 country, 1 governorate, 2 district, 3 municipality and its like. */
		level: integer().notNull(),
		/** Null above level 3. */
		kind: text({ enum: PLACE_KINDS }),
		/** What lies between its district and it: shown, never added up. Null above level 3, and where there is none. */
		group: text('place_group'),
		parentId: integer('parent_id').references((): AnySQLiteColumn => place.id),
		/** Kinds, and P-codes of what it lies in, that follow by their first quarters. */
		laterKinds: text('later_kinds', { mode: 'json' })
			.$type<readonly Later<PlaceKind>[]>()
			.notNull()
			.default([]),
		laterParents: text('later_parents', { mode: 'json' })
			.$type<readonly Later<string>[]>()
			.notNull()
			.default([]),
		/** P-code of what it becomes part of, with the first quarter; null: it stays. */
		mergedInto: text('merged_into', { mode: 'json' }).$type<Later<string>>(),
		/** The place of level 1, and of level 2, that it is or lies in: kept by the import, so that a roll-up is one join. */
		governorateId: integer('governorate_id').references((): AnySQLiteColumn => place.id),
		districtId: integer('district_id').references((): AnySQLiteColumn => place.id),
		lat: real(),
		lon: real(),
		population: integer(),
		/** Who counted them, and in which year; null: not said. */
		populationSource: text('population_source'),
		populationYear: integer('population_year'),
	},
	(t) => [
		unique().on(t.planId, t.pcode),
		index('place_parent').on(t.parentId),
		index('place_governorate').on(t.governorateId),
		index('place_district').on(t.districtId),
		check('place_level', sql`${t.level} between 0 and 3`),
		check('place_parent', sql`(${t.level} = 0) = (${t.parentId} is null)`),
		check('place_kind_level', sql`(${t.level} = 3) = (${t.kind} is not null)`),
		oneOf('place_kind', t.kind, PLACE_KINDS),
		check('place_point', sql`(${t.lat} is null) = (${t.lon} is null)`),
		check('place_lat', sql`${t.lat} between -90 and 90`),
		check('place_lon', sql`${t.lon} between -180 and 180`),
		check('place_population', sql`${t.population} >= 0`),
	],
);

/**
 * What a place is while that is something else than from the plan's beginning: kept by the import, from what follows of
 * it and of all that it lies in. Mostly none.
 */
export const placeStanding = sqliteTable(
	'place_standing',
	{
		placeId: integer('place_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
		/** Quarter indexes, inclusive. */
		fromQuarter: integer('from_quarter').notNull(),
		untilQuarter: integer('until_quarter').notNull(),
		/** Null above level 3. */
		kind: text({ enum: PLACE_KINDS }),
		parentId: integer('parent_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
		/** 0: it lies in none. */
		governorateId: integer('governorate_id').notNull(),
		districtId: integer('district_id').notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.placeId, t.fromQuarter] }),
		check('place_standing_order', sql`${t.fromQuarter} <= ${t.untilQuarter}`),
		oneOf('place_standing_kind', t.kind, PLACE_KINDS),
	],
);

/** What places have become part of: kept by the import, from what is stored of all, a row for each step. Mostly none. */
export const placeBecame = sqliteTable(
	'place_became',
	{
		placeId: integer('place_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
		/** Quarter index. */
		fromQuarter: integer('from_quarter').notNull(),
		intoId: integer('into_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
	},
	(t) => [
		primaryKey({ columns: [t.placeId, t.fromQuarter] }),
		check('place_became_other', sql`${t.placeId} <> ${t.intoId}`),
	],
);

export const placeAlias = sqliteTable(
	'place_alias',
	{
		placeId: integer('place_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
		name: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.placeId, t.name] })],
);

/** The boundary codes that draw a place: a municipality may span several cadastres. */
export const placeShape = sqliteTable(
	'place_shape',
	{
		placeId: integer('place_id')
			.notNull()
			.references(() => place.id, { onDelete: 'cascade' }),
		code: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.placeId, t.code] })],
);
