import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CodedAnswer } from '../../src/lib/survey/theme/coding.ts';
import { person } from './people.ts';
import { surveyQuestion } from './survey.ts';
import { localisedText } from './text.ts';

/** What open answers to a question are gathered under. */
export const theme = sqliteTable(
	'theme',
	{
		id: integer().primaryKey(),
		questionId: integer('question_id')
			.notNull()
			.references(() => surveyQuestion.id, { onDelete: 'cascade' }),
		/** Null: the machine proposed it and nobody has named it, so that nobody else may read of it. */
		name: localisedText(),
		/** What weighs most in it, most first. */
		words: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
		/** Positions of the answers that lie in it, closest first. */
		answers: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
	},
	(t) => [index('theme_question').on(t.questionId)],
);

/** What one person read in a sample of the answers, without seeing what another did. */
export const themeCoding = sqliteTable(
	'theme_coding',
	{
		questionId: integer('question_id')
			.notNull()
			.references(() => surveyQuestion.id, { onDelete: 'cascade' }),
		personId: integer('person_id')
			.notNull()
			.references(() => person.id),
		coded: text({ mode: 'json' }).$type<readonly CodedAnswer[]>().notNull(),
	},
	(t) => [primaryKey({ columns: [t.questionId, t.personId] })],
);
