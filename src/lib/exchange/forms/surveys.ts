/** What the API answers about surveys: published waves alone. Source: docs/exchange.md, HTTP API. */
import { z } from 'zod';
import { code, filter } from '#lib/forms/parameters.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { QUESTION_KINDS, SAMPLINGS } from '#lib/survey/question.ts';
import { SPOKEN_NAMES } from '#lib/survey/spoken.ts';
import { planPath } from './questions.ts';

/** The parts of the addresses that name a survey, and a question of one of its waves. */
export const surveyPath = planPath.extend({ survey: code('Code of the survey') });
export const surveyQuestionPath = surveyPath.extend({
	wave: code('Code of the wave'),
	question: code('The question, as the survey calls it'),
});

export const surveyQuestion = z.object({
	wave: filter('Code of the wave whose questions are listed; the newest unless it is named'),
});
export const surveyResultQuestion = z.object({
	by: filter('The question that splits it; 403 for one by which the wave is not published'),
});
export const surveyWhyQuestion = z.object({
	figure: z.enum(SPOKEN_NAMES).meta({ description: 'A share, or the mean or median of numbers' }),
	option: filter('The answer of which it is the share'),
	by: filter('The question that splits it; 403 for one by which the wave is not published'),
	group: filter('The group of that question'),
});

const other = LANGUAGES.filter((language) => language !== 'en');
const text = z
	.object({
		en: z.string(),
		...Object.fromEntries(other.map((language) => [language, z.string().optional()])),
	})
	.meta({ id: 'Words', description: 'In English, and in other languages where there are any' });
const head = { plan: z.string(), demonstration: z.boolean() };
const wave = z.object({
	...{ code: z.string(), name: text, first_day: z.iso.date(), last_day: z.iso.date() },
	responses: z.int().meta({ description: 'People who took part' }),
	asked: z.int().nullable().meta({ description: 'How many were asked; null: nobody knows' }),
	origin: text.nullable().meta({ description: 'What of it is invented; null: nothing' }),
});
const sampling = z
	.enum(SAMPLINGS)
	.meta({ description: 'How people were chosen, which decides what may be said' });
const question = z.object({
	...{ key: z.string(), kind: z.enum(QUESTION_KINDS), label: text },
});

export const surveysAnswer = z
	.object({
		...head,
		surveys: z.array(
			z.object({
				...{ code: z.string(), name: text, sampling },
				waves: z.array(wave).meta({ description: 'Newest first' }),
			}),
		),
	})
	.meta({ id: 'Surveys', description: 'The surveys of a plan that have a published wave' });

export const surveyAnswer = z
	.object({
		...{ ...head, code: z.string(), name: text, sampling },
		minimum: z.int().meta({ description: 'Fewest people of a group that is shown' }),
		brackets_to: z.int().nullable().meta({ description: 'Up to how many a group stands in brackets' }),
		method: z.object({
			...{ sponsor: text, collector: text, mode: text, universe: text, sampling: text },
			...{ weighting: text.nullable(), consent: text },
		}),
		waves: z.array(wave).meta({ description: 'Newest first' }),
		wave: z.string().meta({ description: 'Of which the questions are' }),
		questions: z.array(
			question.extend({
				by: z.array(z.string()).meta({ description: 'Keys of the questions by which it is published' }),
			}),
		),
	})
	.meta({
		id: 'Survey',
		description: 'How a survey asked whom, its published waves and what one of them shows',
	});

const bound = z.number().nullable();
const base = z.object({
	n: z.int().nullable().meta({ description: 'People who answered, as counted; null: not told' }),
	weighted: z
		.int()
		.nullable()
		.meta({ description: 'By weight; null: nothing is weighted, or it is not shown' }),
});
const options = z
	.array(
		z.object({
			option: z.string().nullable().meta({ description: 'Null: other answers, each of which too few chose' }),
			n: z.int(),
			...{ share: z.number(), low: bound, high: bound },
			origin: z
				.enum(['published', 'invented'])
				.nullable()
				.meta({ description: 'In a demonstration whether a source prints it' }),
		}),
	)
	.meta({ description: 'Shares from 0 to 1 of who answered; bounds at 95 % where people were drawn' });
const number = z.object({ mean: z.number(), low: bound, high: bound, median: z.number() }).nullable();
const group = z.object({
	group: z.string().meta({ description: 'The answer to the question that splits' }),
	base,
	shown: z.boolean(),
	reason: z.literal('too few').nullable(),
	bracketed: z.boolean().meta({ description: 'Few people, or an uncertain interval' }),
	...{ options, number },
});

export const surveyResultAnswer = z
	.object({
		...{ ...head, survey: z.string(), wave: z.string(), sampling },
		question: question.extend({
			options: z.array(
				z.object({
					...{ name: z.string(), label: text },
					scale: z.int().nullable().meta({ description: 'Where it stands on a scale; null: on none' }),
				}),
			),
			up_to: z.int().nullable(),
			relevant: z.string().nullable().meta({ description: 'Who was asked; null: everybody' }),
		}),
		shown: z.boolean().meta({ description: 'False: too few people answered' }),
		...{ bracketed: z.boolean(), base, options, number },
		by: question.nullable(),
		groups: z.array(group).meta({ description: 'Empty unless a question splits it' }),
	})
	.meta({
		id: 'SurveyResult',
		description: 'What a published wave shows of a question, of everybody and by groups',
	});

const origin = z
	.enum(['published', 'invented'])
	.nullable()
	.meta({ description: 'In a demonstration whether a source prints it' });

export const surveyThemesAnswer = z
	.object({
		...{ ...head, survey: z.string(), wave: z.string(), sampling, question, base },
		shown: z.boolean().meta({ description: 'False: too few people answered' }),
		themes: z
			.array(
				z.object({
					...{ theme: z.string(), name: text, n: z.int(), share: z.number(), low: bound, high: bound },
					alpha: z
						.number()
						.nullable()
						.meta({ description: 'Krippendorff’s α of people who coded apart; null: it says nothing' }),
					origin,
				}),
			)
			.meta({
				description:
					'Those that a person named and that enough people speak of; an answer may lie in several',
			}),
		coded: z
			.object({ coders: z.int(), answers: z.int() })
			.nullable()
			.meta({ description: 'By how many people how many answers were coded twice; null: too few' }),
	})
	.meta({ id: 'SurveyThemes', description: 'What open answers of a published wave are gathered under' });

export const surveyWhyAnswer = z
	.object({
		...{ ...head, survey: z.string(), wave: z.string(), sampling, question },
		minimum: z.int().meta({ description: 'Fewest people of a group that is shown' }),
		relevant: z.string().nullable().meta({ description: 'Who was asked; null: everybody' }),
		responses: z.int().meta({ description: 'People who took part' }),
		asked: z.int().nullable().meta({ description: 'How many were asked; null: nobody knows' }),
		figure: z.enum(SPOKEN_NAMES),
		...{ option: z.string().nullable(), by: z.string().nullable(), group: z.string().nullable() },
		shown: z.boolean(),
		reason: z.literal('too few').nullable(),
		bracketed: z.boolean().meta({ description: 'Few people, or an uncertain interval' }),
		value: z.number().nullable().meta({ description: 'A share from 0 to 1, or a number' }),
		...{ low: bound, high: bound, base },
		chose: z.int().nullable().meta({ description: 'People who chose it, as counted; null: it is no share' }),
		design_effect: bound,
		degrees_of_freedom: bound,
		design: z
			.object({ weights: z.enum(['expansion', 'relative']), strata: z.int(), units: z.int() })
			.nullable()
			.meta({ description: 'What the people were drawn from; null: nobody is weighted, or it is not shown' }),
		origin,
	})
	.meta({ id: 'SurveyWhy', description: 'How one figure of a published wave comes about' });
