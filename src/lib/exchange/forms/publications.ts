/** What the API answers about publications. Source: docs/exchange.md, HTTP API. */
import { z } from 'zod';
import { code } from '#lib/forms/parameters.ts';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { scopePath } from './questions.ts';

export const publicationPath = scopePath.extend({
	year: code('A year of the plan'),
	quarter: code('1 to 4'),
	revision: code('As 1.0'),
});

const words = z.record(z.string(), z.string());

export const publicationsAnswer = z
	.object({
		...{ plan: z.string(), sector: z.string(), demonstration: z.boolean() },
		publications: z
			.array(
				z.object({
					...{ year: z.int(), quarter: z.literal([...QUARTERS]), revision: z.string() },
					as_of: z.iso.datetime().meta({ description: 'When its figures were taken' }),
					published_at: z.iso.datetime(),
					sha256: z.string().meta({ description: 'Of its document' }),
					sentence: words
						.nullable()
						.meta({ description: 'By language, why it was published anew; null: the first' }),
					withdrawn: words.nullable().meta({ description: 'By language, why; null: it stands' }),
				}),
			)
			.meta({ description: 'The last 400 revisions, newest first' }),
	})
	.meta({ id: 'Publications', description: 'What was published of a sector' });

const part = z.object({ name: z.string(), answers: z.int(), sha256: z.string() });

export const publicationAnswer = z
	.looseObject({
		...{ year: z.int(), quarter: z.literal([...QUARTERS]) },
		parts: z.array(part).meta({ description: 'Its tables, which stand beside the public document' }),
	})
	.meta({ id: 'Publication', description: 'The document of a revision, byte for byte as its SHA-256 is of' });
