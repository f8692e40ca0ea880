/** A plan is given a year, or a year is taken away. */
import { z } from 'zod';
import { seenFields } from './setUp.ts';

export const nextYearForm = z.object({
	/** The plan's last year, as the page showed it. */
	after: z.coerce.number().int().min(0).max(9999),
	/** Of the year before, as they stood at its end; or none. */
	targets: z.enum(['none', 'keep']).default('none'),
	/** Partners that were expected in the last quarter go on being expected. */
	goesOn: z
		.literal('yes')
		.optional()
		.transform((said) => said === 'yes'),
});

/** A year at either end of a plan, as the page showed it. */
export const yearForm = z.object({ ...seenFields, year: z.coerce.number().int().min(0).max(9999) });
