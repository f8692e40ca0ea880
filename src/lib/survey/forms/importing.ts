/** What is said of a survey that is imported, beside its files: on a page and on a command line. */
import { z } from 'zod';
import { SAMPLINGS } from '../question.ts';

const line = z.string().trim().max(300).default('');
const code = z
	.string()
	.trim()
	.max(40)
	.regex(/^[a-z0-9][a-z0-9-]*$/, 'slug');
const day = z
	.string()
	.trim()
	.regex(/^(?:\d{4}-\d{2}-\d{2})?$/, 'day')
	.default('');
const count = z
	.string()
	.trim()
	.regex(/^\d{0,7}$/, 'number')
	.default('');
/** Names of questions, apart by blanks or commas. */
const keys = z
	.string()
	.max(4000)
	.default('')
	.transform((text) => text.split(/[\s,]+/).filter((key) => key !== ''));

export const surveyImportForm = z.object({
	/** `store`, or anything else: nothing is stored. */
	press: z.string().max(10).default(''),
	survey: code,
	/** Empty: the questionnaire's own title. */
	surveyName: line,
	sector: z.string().max(99).default(''),
	wave: code,
	waveName: line,
	/** Empty: as the answers tell them. */
	firstDay: day,
	lastDay: day,
	asked: count,
	sampling: z.enum(SAMPLINGS).default('open'),
	minimum: count,
	weight: line,
	weightKind: z.enum(['relative', 'expansion']).default('relative'),
	stratum: line,
	unit: line,
	keep: keys,
	reason: z.string().trim().max(1000).default(''),
	/** By the key of a question the heading of its column; a dash: found by itself again. */
	columns: z.record(z.string().max(200), z.string().trim().max(300)).default({}),
	sponsor: line,
	collector: line,
	mode: line,
	universe: line,
	drawn: line,
	weighting: line,
	consent: line,
});
export type SurveyAbout = z.output<typeof surveyImportForm>;

/** Of a stored wave. */
const number = z
	.string()
	.regex(/^\d{1,9}$/, 'gone')
	.max(9);

/** Which questions of a wave are shown, and by which they are split. */
export const publishWaveForm = z.object({
	stored: number,
	show: z.array(z.string().max(200)).max(500).default([]),
	by: z.array(z.string().max(200)).max(10).default([]),
});

/** Stored waves. */
export const joinWavesForm = z.object({ waves: z.array(number).max(100).default([]) });

export const takeWaveForm = z.object({ stored: number });
