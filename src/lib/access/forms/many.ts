/** People who are invited together, and those who are written to once more. */
import { z } from 'zod';
import { LONGEST_PASTE } from '#lib/plan/bounds.ts';
import { LANGUAGES } from '#lib/plan/text.ts';

export const manyForm = z.object({
	lines: z.string().max(LONGEST_PASTE).default(''),
	language: z.enum(LANGUAGES, 'language'),
});

const MOST_NAMED = 500;
export const namedForm = z.object({
	people: z
		.array(
			z
				.string()
				.regex(/^\d{1,15}$/, 'gone')
				.transform(Number),
		)
		.max(MOST_NAMED),
});
