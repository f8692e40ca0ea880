import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CLEARANCE_ROLES } from '../../src/lib/plan/settings.ts';
import { ROLES } from '../../src/lib/access/permission.ts';
import { oneOf } from './constraint.ts';
import { organisation } from './organisations.ts';
import { plan, sector } from './plan.ts';

/** Someone who signs in. Nothing but what signing in and the record need. */
export const person = sqliteTable('person', {
	id: integer().primaryKey(),
	email: text().notNull().unique(),
	name: text().notNull(),
	language: text().notNull().default('en'),
	createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
	/** Of the demonstration, with a password that everybody knows: in production nobody signs in as such. */
	demonstration: integer({ mode: 'boolean' }).notNull().default(false),
	/** Since when nobody signs in as this person; null: they may. */
	disabledAt: integer('disabled_at', { mode: 'timestamp_ms' }),
});

export const personRole = sqliteTable(
	'person_role',
	{
		id: integer().primaryKey(),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		role: text({ enum: ROLES }).notNull(),
		/** Coordinators and clearers: their sector; null: every sector of the plan. */
		sectorId: integer('sector_id').references(() => sector.id, { onDelete: 'cascade' }),
		/** Partners and donors: whom they act for. */
		organisationId: integer('organisation_id').references(() => organisation.id, { onDelete: 'cascade' }),
		/** Clearers: for which of the plan's roles; null for the others. */
		clears: text({ enum: CLEARANCE_ROLES }),
	},
	(t) => [
		uniqueIndex('person_role_key').on(
			t.personId,
			t.planId,
			t.role,
			sql`coalesce(${t.sectorId}, 0)`,
			sql`coalesce(${t.organisationId}, 0)`,
			sql`coalesce(${t.clears}, '')`,
		),
		oneOf('person_role_role', t.role, ROLES),
		oneOf('person_role_clears', t.clears, CLEARANCE_ROLES),
		check('person_role_clearer', sql`(${t.role} = 'clearer') = (${t.clears} is not null)`),
	],
);

/** A role that is offered to somebody who is there already: theirs once they take it. */
export const roleOffer = sqliteTable(
	'role_offer',
	{
		id: integer().primaryKey(),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id, { onDelete: 'cascade' }),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		role: text({ enum: ROLES }).notNull(),
		sectorId: integer('sector_id').references(() => sector.id, { onDelete: 'cascade' }),
		organisationId: integer('organisation_id').references(() => organisation.id, { onDelete: 'cascade' }),
		clears: text({ enum: CLEARANCE_ROLES }),
		offeredAt: integer('offered_at', { mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [
		uniqueIndex('role_offer_key').on(
			t.personId,
			t.planId,
			t.role,
			sql`coalesce(${t.sectorId}, 0)`,
			sql`coalesce(${t.organisationId}, 0)`,
			sql`coalesce(${t.clears}, '')`,
		),
		oneOf('role_offer_role', t.role, ROLES),
		oneOf('role_offer_clears', t.clears, CLEARANCE_ROLES),
		check('role_offer_clearer', sql`(${t.role} = 'clearer') = (${t.clears} is not null)`),
	],
);
