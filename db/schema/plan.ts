import { sql } from 'drizzle-orm';
import {
	check,
	index,
	integer,
	sqliteTable,
	text,
	unique,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { DIMENSIONS } from '../../src/lib/plan/groups.ts';
import {
	DEFAULT_MINIMUM_COUNT_SENSITIVE,
	DEFAULT_REOPENING_DAYS,
	GROUPINGS,
	SECOND_FACTORS,
	PUBLIC_MODES,
	PEOPLE_METHODS,
	PACES,
	type ClearanceRole,
	type Credits,
	type LevelNames,
	type LowestLevels,
	type PeopleMethod,
} from '../../src/lib/plan/settings.ts';
import { DEFAULT_YEAR_STARTS } from '../../src/lib/plan/planYear.ts';
import type { Later } from '../../src/lib/plan/firstQuarter.ts';
import type { Localised } from '../../src/lib/plan/text.ts';
import { oneOf } from './constraint.ts';
import { localisedText } from './text.ts';

export const plan = sqliteTable(
	'plan',
	{
		id: integer().primaryKey(),
		code: text().notNull().unique(),
		name: localisedText().notNull(),
		currency: text().notNull(),
		firstYear: integer('first_year').notNull(),
		lastYear: integer('last_year').notNull(),
		/** Endorsement, in the plan's own words; by language where given. */
		status: localisedText(),
		/** What the figure of people is called where it is not people reached; null: it is. */
		peopleLabel: localisedText('people_label'),
		disclaimers: text({ mode: 'json' }).$type<Localised[]>().notNull().default([]),
		contacts: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
		languages: text({ mode: 'json' }).$type<string[]>().notNull().default(['en', 'ar', 'fr']),
		timezone: text().notNull().default('Asia/Beirut'),
		/** The day on which a demonstration stands still, ISO; null: its days are everybody's. */
		today: text(),
		/** The month in which its years begin, 1 to 12; no check: the import alone writes it. */
		yearStarts: integer('year_starts').notNull().default(DEFAULT_YEAR_STARTS),
		grouping: text({ enum: GROUPINGS }).notNull().default('thousands'),
		/** By level, what the plan calls one of it. */
		levelsOne: text('levels_one', { mode: 'json' }).$type<LevelNames>().notNull().default({}),
		/** By level, what the plan calls it where it does not say governorates, districts and municipalities. */
		levels: text({ mode: 'json' }).$type<LevelNames>().notNull().default({}),
		pace: text({ enum: PACES }).notNull().default('milestones'),
		/** Pace from which an indicator is on track, and behind: per cent. */
		onTrack: integer('on_track_percent').notNull().default(90),
		behind: integer('behind_percent').notNull().default(50),
		peopleMethod: text('people_method', { enum: PEOPLE_METHODS }).notNull(),
		/** Methods of people that follow, by their first quarters. */
		laterMethods: text('later_people_methods', { mode: 'json' })
			.$type<readonly Later<PeopleMethod>[]>()
			.notNull()
			.default([]),
		public: text({ enum: PUBLIC_MODES }).notNull().default('published'),
		minimumCount: integer('minimum_count').notNull().default(5),
		/** Of what is sensitive. */
		minimumCountSensitive: integer('minimum_count_sensitive')
			.notNull()
			.default(DEFAULT_MINIMUM_COUNT_SENSITIVE),
		/** By dimension, the lowest level of its tables where it is not the dimension's own. */
		lowest: text({ mode: 'json' }).$type<LowestLevels>().notNull().default({}),
		demonstration: integer({ mode: 'boolean' }).notNull().default(false),
		secondFactor: text('second_factor', { enum: SECOND_FACTORS }).notNull().default('submitting'),
		/** Who has to clear a quarter before it is published: words of CLEARANCE_ROLES. */
		clearance: text({ mode: 'json' }).$type<readonly ClearanceRole[]>().notNull().default([]),
		/** Who stands behind its figures, and how they may be used. */
		credits: text({ mode: 'json' }).$type<Credits>().notNull().default({}),
		/** Days that a locked quarter is opened for a partner at most. */
		reopeningDays: integer('reopening_days').notNull().default(DEFAULT_REOPENING_DAYS),
	},
	(t) => [
		check('plan_years', sql`${t.firstYear} <= ${t.lastYear}`),
		check('plan_thresholds', sql`0 <= ${t.behind} and ${t.behind} <= ${t.onTrack}`),
		check('plan_minimum_count', sql`${t.minimumCount} >= 0`),
		oneOf('plan_pace', t.pace, PACES),
		oneOf('plan_people_method', t.peopleMethod, PEOPLE_METHODS),
		oneOf('plan_public', t.public, PUBLIC_MODES),
	],
);

/**
 * `version` rises by one with every change of the plan's data, `public_version` only with what strangers can see; each
 * request reads them.
 */
export const dataVersion = sqliteTable('data_version', {
	planId: integer('plan_id')
		.primaryKey()
		.references(() => plan.id, { onDelete: 'cascade' }),
	version: integer().notNull(),
	changedAt: integer('changed_at', { mode: 'timestamp_ms' }).notNull(),
	/** By which rules the totals were counted (`COUNTED_BY`): older ones are counted anew when a database is opened. */
	countedBy: integer('counted_by').notNull().default(0),
	publicVersion: integer('public_version').notNull().default(0),
	/** Null: nothing that strangers see has changed yet. */
	publicChangedAt: integer('public_changed_at', { mode: 'timestamp_ms' }),
});

/** Cohorts, sexes, age bands and disability groups: the plan defines them. */
export const planGroup = sqliteTable(
	'plan_group',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		/** A line of DIMENSION_LINES. No check names them: the import alone writes it, and reads no other word. */
		dimension: text({ enum: DIMENSIONS }).notNull(),
		code: text().notNull(),
		name: localisedText().notNull(),
		parentId: integer('parent_id').references((): AnySQLiteColumn => planGroup.id),
		position: integer().notNull(),
	},
	(t) => [unique().on(t.planId, t.dimension, t.code)],
);

export const sector = sqliteTable(
	'sector',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		code: text().notNull(),
		name: localisedText().notNull(),
	},
	(t) => [unique().on(t.planId, t.code)],
);

export const period = sqliteTable(
	'period',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		opens: text().notNull(),
		due: text().notNull(),
		/** Last day on which anything may change; null: not locked. */
		locks: text(),
	},
	(t) => [
		unique().on(t.planId, t.year, t.quarter),
		check('period_quarter', sql`${t.quarter} between 1 and 4`),
		check('period_dates', sql`${t.opens} <= ${t.due} and (${t.locks} is null or ${t.due} <= ${t.locks})`),
		index('period_quarter_index').on(t.year, t.quarter),
	],
);
