import { sql } from 'drizzle-orm';
import {
	check,
	foreignKey,
	index,
	integer,
	real,
	sqliteTable,
	text,
	uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { CONTRIBUTION_STATUSES } from '../../src/lib/funding/funding.ts';
import { oneOf } from './constraint.ts';
import { output } from './framework.ts';
import { organisation } from './organisations.ts';
import { sector } from './plan.ts';

/** What a sector, or one of its outputs, needs in a year. */
export const requirement = sqliteTable(
	'requirement',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		/** Null: the sector as a whole. */
		outputId: integer('output_id'),
		year: integer().notNull(),
		/** Hundredths of the currency, as given. */
		amount: integer().notNull(),
		currency: text().notNull(),
		/** USD for one unit, of at most fifteen significant digits. */
		usdRate: real('usd_rate').notNull(),
		/** USD cents, by `toUsdCents`. */
		usd: integer().notNull(),
	},
	(t) => [
		uniqueIndex('requirement_key').on(t.sectorId, t.year, sql`coalesce(${t.outputId}, 0)`),
		foreignKey({ columns: [t.sectorId, t.outputId], foreignColumns: [output.sectorId, output.id] }),
		check('requirement_amount', sql`${t.amount} >= 0 and ${t.usdRate} > 0`),
	],
);

/** What a donor gives, once, with its present status. */
export const contribution = sqliteTable(
	'contribution',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		/** The bundle's own identifier; null: without. */
		reference: text(),
		year: integer().notNull(),
		/** Null: not allocated. */
		outputId: integer('output_id'),
		donorId: integer('donor_id')
			.notNull()
			.references(() => organisation.id),
		/** Null: unearmarked, no partner named. */
		partnerId: integer('partner_id').references(() => organisation.id),
		status: text({ enum: CONTRIBUTION_STATUSES }).notNull(),
		date: text(),
		amount: integer().notNull(),
		currency: text().notNull(),
		usdRate: real('usd_rate').notNull(),
		usd: integer().notNull(),
		inKind: integer('in_kind', { mode: 'boolean' }).notNull().default(false),
	},
	(t) => [
		index('contribution_year').on(t.sectorId, t.year),
		uniqueIndex('contribution_reference')
			.on(t.sectorId, t.reference)
			.where(sql`${t.reference} is not null`),
		foreignKey({ columns: [t.sectorId, t.outputId], foreignColumns: [output.sectorId, output.id] }),
		oneOf('contribution_status', t.status, CONTRIBUTION_STATUSES),
		check('contribution_amount', sql`${t.amount} >= 0 and ${t.usdRate} > 0`),
	],
);
