/** Numbers of the population that are typed. */
import { z } from 'zod';

/** Questions that numbers are of at once, and the options of one that are asked for. */
export const [MOST_FITTED, MOST_FITTED_OPTIONS] = [8, 60];

/** By the number of the question and the place of its option: `12.0`. */
export const populationForm = z.object({
	people: z.record(z.string().regex(/^\d{1,9}\.\d{1,2}$/, 'gone'), z.string().max(30)).default({}),
});
export const takePopulationForm = z.object({});
