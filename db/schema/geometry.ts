import { sql } from 'drizzle-orm';
import { check, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { plan } from './plan.ts';
import { localisedText } from './text.ts';

/**
 * The shapes of one level of a plan's places, as one topology, so that neighbours share their border. A shape's code is
 * the P-code of the place that it draws, or stands among the place's own shapes (`place_shape`).
 */
export const geometryLayer = sqliteTable(
	'geometry_layer',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		level: integer().notNull(),
		/** Of the topology: the same text, the same hash. */
		hash: text().notNull(),
		/** TopoJSON with one object, `shapes`; the identifier of each geometry is its code. */
		topology: text().notNull(),
		/** How many shapes there are. */
		shapes: integer().notNull(),
		/** Who made the boundaries, as the credit under a map; null: not told. */
		source: text(),
		/** What the source wants said beside its boundaries; null: nothing of its own. */
		disclaimer: localisedText(),
		importedAt: integer('imported_at', { mode: 'timestamp_ms' }).notNull(),
	},
	(t) => [
		unique().on(t.planId, t.level),
		check('geometry_layer_level', sql`${t.level} between 0 and 3`),
		check('geometry_layer_shapes', sql`${t.shapes} > 0`),
	],
);
