import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { output } from './framework.ts';
import { sector } from './plan.ts';

/** One section of a quarter's text, in one language, as Markdown. */
export const narrative = sqliteTable(
	'narrative',
	{
		id: integer().primaryKey(),
		sectorId: integer('sector_id')
			.notNull()
			.references(() => sector.id, { onDelete: 'cascade' }),
		year: integer().notNull(),
		quarter: integer().notNull(),
		/** summary, achievements, challenges, priorities … */
		section: text().notNull(),
		/** The output an achievement is about; null: the whole sector. */
		outputId: integer('output_id'),
		language: text().notNull(),
		/** The file it came from and goes back to, without its ending: it orders the sections. */
		slug: text().notNull(),
		body: text().notNull(),
	},
	(t) => [
		uniqueIndex('narrative_key').on(
			t.sectorId,
			t.year,
			t.quarter,
			t.section,
			sql`coalesce(${t.outputId}, 0)`,
			t.language,
		),
		uniqueIndex('narrative_slug').on(t.sectorId, t.slug),
		foreignKey({ columns: [t.sectorId, t.outputId], foreignColumns: [output.sectorId, output.id] }),
		check('narrative_quarter', sql`${t.quarter} between 1 and 4`),
	],
);
