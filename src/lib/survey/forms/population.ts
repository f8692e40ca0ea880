/** Numbers of the population that are typed. */
import { z } from 'zod';

/** By the number of the question and the place of its option: `12.0`. */
export const populationForm = z.object({
	people: z.record(z.string().regex(/^\d{1,9}\.\d{1,2}$/, 'gone'), z.string().max(30)).default({}),
});
export const takePopulationForm = z.object({});
