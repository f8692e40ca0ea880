import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { CONFIRMERS, NEEDS } from '../../src/lib/service/service.ts';
import { oneOf } from './constraint.ts';
import { organisation } from './organisations.ts';
import { place } from './places.ts';
import { plan } from './plan.ts';
import { localisedText } from './text.ts';

/** What is offered to people: nothing of a person, and contacts of offices alone. */
export const service = sqliteTable(
	'service',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		code: text().notNull(),
		organisationId: integer('organisation_id')
			.notNull()
			.references(() => organisation.id),
		name: localisedText().notNull(),
		need: text({ enum: NEEDS }).notNull(),
		reach: localisedText().notNull(),
		/** Null: not said, here and in what follows. */
		eligibility: localisedText(),
		hours: localisedText(),
		cost: localisedText(),
		languages: text({ mode: 'json' }).$type<readonly string[]>().notNull().default([]),
		/** Day, ISO. */
		confirmedOn: text('confirmed_on').notNull(),
		confirmedBy: text('confirmed_by', { enum: CONFIRMERS }).notNull(),
		/** The confirmation after which its organisation was asked whether it still holds; null: never. */
		askedAfter: text('asked_after'),
	},
	(t) => [
		unique('service_code').on(t.planId, t.code),
		index('service_organisation').on(t.organisationId),
		oneOf('service_need', t.need, NEEDS),
		oneOf('service_confirmed_by', t.confirmedBy, CONFIRMERS),
	],
);

/** Districts in which it is given; none: the whole country. */
export const serviceDistrict = sqliteTable(
	'service_district',
	{
		serviceId: integer('service_id')
			.notNull()
			.references(() => service.id, { onDelete: 'cascade' }),
		districtId: integer('district_id')
			.notNull()
			.references(() => place.id),
	},
	(t) => [primaryKey({ columns: [t.serviceId, t.districtId] })],
);

/** Days after which a service that nobody confirmed leaves the public list; no row: as many as is usual. */
export const serviceLimit = sqliteTable(
	'service_limit',
	{
		planId: integer('plan_id')
			.primaryKey()
			.references(() => plan.id, { onDelete: 'cascade' }),
		days: integer().notNull(),
	},
	(t) => [check('service_limit_days', sql`${t.days} > 0`)],
);
