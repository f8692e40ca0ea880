import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What breakdowns answer, each set of questions once, where these do not fit into bits (`ANSWERS_AS_BITS`). */
export const answerSet = sqliteTable('answer_set', {
	id: integer().primaryKey(),
	/** DimensionMasks of the questions in their order, with spaces. */
	questions: text().notNull().unique(),
});

/** The questions of a set, a row each. */
export const answerQuestion = sqliteTable(
	'answer_question',
	{
		/** DimensionMask of the dimensions asked for. */
		asked: integer().notNull(),
		setId: integer('set_id')
			.notNull()
			.references(() => answerSet.id, { onDelete: 'cascade' }),
	},
	(t) => [primaryKey({ columns: [t.asked, t.setId] })],
);
