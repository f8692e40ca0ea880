/** Numbers of the population that are typed. */
import { z } from 'zod';
import { MOST_FITTED, MOST_FITTED_OPTIONS } from '../fit.ts';

/** By the number of the question and the place of its option: `12.0`. */
export const populationForm = z.object({
	people: z
		.record(z.string().regex(/^\d{1,9}\.\d{1,2}$/, 'gone'), z.string().max(30))
		.refine((people) => Object.keys(people).length <= MOST_FITTED * MOST_FITTED_OPTIONS, 'gone')
		.default({}),
});
export const takePopulationForm = z.object({});
