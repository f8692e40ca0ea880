import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	integer,
	primaryKey,
	sqliteTable,
	text,
	unique,
	uniqueIndex,
	type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core';
import { CALCULATION_NAMES, type Calculation } from '../../src/lib/figures/calculations.ts';
import { SENSITIVITIES, type Sensitivity } from '../../src/lib/disclosure/disclosure.ts';
import type { Later } from '../../src/lib/plan/firstQuarter.ts';
import { COUNTS } from '../../src/lib/report/report.ts';
import { UNITS } from '../../src/lib/figures/unit.ts';
import { oneOf } from './constraint.ts';
import { place } from './places.ts';
import { planGroup, sector } from './plan.ts';
import { localisedText } from './text.ts';

export const outcome = sqliteTable(
	'outcome',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		code: text().notNull(),
		name: localisedText().notNull(),
		/** Its place among those beside it, put by hand; null: by its code, after those that have one. */
		position: integer(),
	},
	(t) => [unique().on(t.sectorId, t.code), unique().on(t.sectorId, t.id)],
);

export const output = sqliteTable(
	'output',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id').notNull(),
		outcomeId: integer('outcome_id').notNull(),
		code: text().notNull(),
		name: localisedText().notNull(),
		/** Its place among those beside it, put by hand; null: by its code, after those that have one. */
		position: integer(),
	},
	(t) => [
		unique().on(t.sectorId, t.code),
		unique().on(t.sectorId, t.id),
		foreignKey({
			columns: [t.sectorId, t.outcomeId],
			foreignColumns: [outcome.sectorId, outcome.id],
		}).onDelete('cascade'),
	],
);

export const indicator = sqliteTable(
	'indicator',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id').notNull(),
		outcomeId: integer('outcome_id').notNull(),
		/** Null: it spans outputs and hangs on the outcome. */
		outputId: integer('output_id'),
		code: text().notNull(),
		name: localisedText().notNull(),
		/** Its place among those beside it, put by hand; null: by its code, after those that have one. */
		position: integer(),
		/**
		 * A line of the table of units, as `calculation` is one of CALCULATIONS. No check names them: the import alone writes
		 * them, and reads no other word.
		 */
		unit: text({ enum: UNITS }).notNull(),
		calculation: text({ enum: CALCULATION_NAMES }).notNull(),
		/** Calculations that follow, by their first quarters. */
		laterCalculations: text('later_calculations', { mode: 'json' })
			.$type<readonly Later<Calculation>[]>()
			.notNull()
			.default([]),
		numeratorId: integer('numerator_id').references((): AnySQLiteColumn => indicator.id),
		denominatorId: integer('denominator_id').references((): AnySQLiteColumn => indicator.id),
		countsPeople: integer('counts_people', { mode: 'boolean' }).notNull().default(false),
		headline: integer({ mode: 'boolean' }).notNull().default(false),
		/** Dimensions that block a submission when they are missing, as a DimensionMask. */
		required: integer().notNull().default(0),
		/** Dimensions it may have, as a DimensionMask; null: all that there are. */
		dimensions: integer(),
		counts: text({ enum: COUNTS }).notNull().default('begun'),
		/** No partner enters figures of it: they come by import alone. */
		closed: integer({ mode: 'boolean' }).notNull().default(false),
		/** Whoever works on it at a municipality may be named there, if they agreed. */
		namesPartners: integer('names_partners', { mode: 'boolean' }).notNull().default(false),
		direction: text({ enum: ['up', 'down'] })
			.notNull()
			.default('up'),
		/** Smallest units; null: none known. */
		baseline: integer(),
		/** Kinds of place that a count of places counts, in their order, with `;`; null: municipalities. */
		of: text('counted_kinds'),
		sensitivity: text({ enum: SENSITIVITIES }).notNull().default('public'),
		/** Sensitivities that follow, by their first quarters. */
		laterSensitivities: text('later_sensitivities', { mode: 'json' })
			.$type<readonly Later<Sensitivity>[]>()
			.notNull()
			.default([]),
		/** Whether small counts of it are protected; null: as its unit says. */
		protects: integer({ mode: 'boolean' }),
		/** The protected indicator with whose figures its own are withheld. */
		goesWithId: integer('goes_with_id').references((): AnySQLiteColumn => indicator.id),
		/** A footnote on the quality of its figures. */
		note: localisedText(),
		/** What it counts and what not; where its figures come from; who answers for it. */
		definition: localisedText(),
		source: localisedText(),
		contact: text(),
		/** First and last quarter in which it is reported, quarter indexes; null: from the plan's beginning, to its end. */
		fromQuarter: integer('from_quarter'),
		toQuarter: integer('to_quarter'),
	},
	(t) => [
		unique().on(t.sectorId, t.code),
		foreignKey({
			columns: [t.sectorId, t.outcomeId],
			foreignColumns: [outcome.sectorId, outcome.id],
		}).onDelete('cascade'),
		foreignKey({ columns: [t.sectorId, t.outputId], foreignColumns: [output.sectorId, output.id] }),
		oneOf('indicator_counts', t.counts, COUNTS),
		oneOf('indicator_direction', t.direction, ['up', 'down']),
		oneOf('indicator_sensitivity', t.sensitivity, SENSITIVITIES),
		check('indicator_sides', sql`(${t.numeratorId} is null) = (${t.denominatorId} is null)`),
	],
);

export const indicatorPart = sqliteTable(
	'indicator_part',
	{
		compositeId: integer('composite_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		partId: integer('part_id')
			.notNull()
			.references(() => indicator.id),
		position: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.compositeId, t.partId] }),
		check('indicator_part_self', sql`${t.compositeId} <> ${t.partId}`),
	],
);

export const indicatorPredecessor = sqliteTable(
	'indicator_predecessor',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		predecessorId: integer('predecessor_id')
			.notNull()
			.references(() => indicator.id),
	},
	(t) => [
		primaryKey({ columns: [t.indicatorId, t.predecessorId] }),
		check('indicator_predecessor_self', sql`${t.indicatorId} <> ${t.predecessorId}`),
	],
);

export const target = sqliteTable(
	'target',
	{
		id: integer().primaryKey(),
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		/** Null: the year's target; else a milestone, cumulative by the end of this quarter. */
		quarter: integer(),
		/** In force from this quarter of the year on: a later version replaces an earlier one. */
		fromQuarter: integer('from_quarter').notNull().default(1),
		placeId: integer('place_id').references(() => place.id),
		cohortId: integer('cohort_id').references(() => planGroup.id),
		sexId: integer('sex_id').references(() => planGroup.id),
		/** Smallest units. */
		value: integer().notNull(),
	},
	(t) => [
		uniqueIndex('target_key').on(
			t.indicatorId,
			t.year,
			sql`coalesce(${t.quarter}, 0)`,
			t.fromQuarter,
			sql`coalesce(${t.placeId}, 0)`,
			sql`coalesce(${t.cohortId}, 0)`,
			sql`coalesce(${t.sexId}, 0)`,
		),
		check('target_quarter', sql`${t.quarter} is null or ${t.quarter} between 1 and 4`),
		check('target_from_quarter', sql`${t.fromQuarter} between 1 and 4`),
		check('target_value', sql`${t.value} >= 0`),
	],
);

/** A coordinator's word that an indicator's quarter is known to be incomplete. */
export const incompleteMark = sqliteTable(
	'incomplete_mark',
	{
		indicatorId: integer('indicator_id')
			.notNull()
			.references(() => indicator.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		reason: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.indicatorId, t.year, t.quarter] }),
		check('incomplete_mark_quarter', sql`${t.quarter} between 1 and 4`),
	],
);
