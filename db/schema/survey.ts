import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import type { DroppedColumn } from '../../src/lib/survey/data/readData.ts';
import type { NamedColumn } from '../../src/lib/survey/given.ts';
import type { Method, StoredDesign } from '../../src/lib/survey/method.ts';
import type { PublishedResult } from '../../src/lib/survey/published.ts';
import { QUESTION_KINDS, SAMPLINGS, type Answers, type Option } from '../../src/lib/survey/question.ts';
import { oneOf } from './constraint.ts';
import { person } from './people.ts';
import { plan, sector } from './plan.ts';
import { localisedText } from './text.ts';

/** A questionnaire that is asked in waves. */
export const survey = sqliteTable(
	'survey',
	{
		id: integer().primaryKey(),
		planId: integer('plan_id')
			.notNull()
			.references(() => plan.id, { onDelete: 'cascade' }),
		/** Null: it is about no sector alone. */
		sectorId: integer('sector_id').references(() => sector.id),
		code: text().notNull(),
		name: localisedText().notNull(),
		sampling: text({ enum: SAMPLINGS }).notNull(),
		/** Fewest people of a group that is shown. */
		minimum: integer().notNull(),
		/** Up to how many a group stands in brackets; null: none does. */
		bracketsTo: integer('brackets_to'),
		/** Who asked whom, how: printed beside every chart. */
		method: text({ mode: 'json' }).$type<Method>().notNull(),
		/** Columns of its files that a person named, for the next one; null: none. */
		columns: text({ mode: 'json' }).$type<readonly NamedColumn[]>(),
	},
	(t) => [unique('survey_code').on(t.planId, t.code), oneOf('survey_sampling', t.sampling, SAMPLINGS)],
);

/** One round of a survey. */
export const surveyWave = sqliteTable(
	'survey_wave',
	{
		id: integer().primaryKey(),
		surveyId: integer('survey_id')
			.notNull()
			.references(() => survey.id, { onDelete: 'cascade' }),
		code: text().notNull(),
		name: localisedText().notNull(),
		/** First and last day of asking, ISO. */
		firstDay: text('first_day').notNull(),
		lastDay: text('last_day').notNull(),
		responses: integer().notNull(),
		/** How many were asked; null: nobody knows. */
		asked: integer(),
		/** Weights, strata and units, a place for each response; null: everybody alike. */
		design: text({ mode: 'json' }).$type<StoredDesign>(),
		/** Where its figures come from, beside the method: what is invented, of which source; null: as asked. */
		origin: localisedText(),
		/** Columns of its file that were dropped before it was stored; null: it came from no file. */
		leftOut: text('left_out', { mode: 'json' }).$type<readonly DroppedColumn[]>(),
		/** Null: nobody but the plan's people may read of it. */
		publishedAt: integer('published_at', { mode: 'timestamp_ms' }),
		publishedBy: integer('published_by').references(() => person.id),
		/** The quarter with which it becomes public; null: with none, or it went by itself. */
		withSectorId: integer('with_sector_id').references(() => sector.id, { onDelete: 'set null' }),
		withYear: integer('with_year'),
		withQuarter: integer('with_quarter'),
	},
	(t) => [unique('survey_wave_code').on(t.surveyId, t.code)],
);

/** A question as a wave asked it. */
export const surveyQuestion = sqliteTable(
	'survey_question',
	{
		id: integer().primaryKey(),
		waveId: integer('wave_id')
			.notNull()
			.references(() => surveyWave.id, { onDelete: 'cascade' }),
		/** Its place in the questionnaire, from 1. */
		position: integer().notNull(),
		key: text().notNull(),
		kind: text({ enum: QUESTION_KINDS }).notNull(),
		label: localisedText().notNull(),
		options: text({ mode: 'json' }).$type<readonly Option[]>().notNull(),
		/** The most options that one person may choose; null: as many as they like. */
		upTo: integer('up_to'),
		/** The condition under which somebody was asked; null: everybody. */
		relevant: text(),
	},
	(t) => [unique('survey_question_key').on(t.waveId, t.key)],
);

/** What people answered to a question, coded, a place for each response of the wave. */
export const surveyAnswers = sqliteTable('survey_answers', {
	questionId: integer('question_id')
		.primaryKey()
		.references(() => surveyQuestion.id, { onDelete: 'cascade' }),
	answers: text({ mode: 'json' }).$type<Answers>().notNull(),
});

/** What strangers read of a question, of everybody or by another question: frozen when its wave is published. */
export const surveyResult = sqliteTable(
	'survey_result',
	{
		questionId: integer('question_id')
			.notNull()
			.references(() => surveyQuestion.id, { onDelete: 'cascade' }),
		/** The question that splits it; empty: everybody. */
		byKey: text('by_key').notNull(),
		/** Options whose figures a source prints; null: no demonstration, everything was asked. */
		printed: text({ mode: 'json' }).$type<readonly string[]>(),
		/** Null: not published. */
		result: text({ mode: 'json' }).$type<PublishedResult>(),
	},
	(t) => [primaryKey({ columns: [t.questionId, t.byKey] }), index('survey_result_by').on(t.byKey)],
);
