/** The days of a quarter, as whoever administers a plan sets them. */
import { z } from 'zod';

const day = z.iso.date('day');

export const periodForm = z.object({
	year: z.coerce.number().int().min(1000).max(9999),
	quarter: z.coerce.number().int().min(1).max(4),
	opens: day,
	due: day,
	/** Empty: it does not lock. */
	locks: z.union([z.literal(''), day], 'day').transform((text) => (text === '' ? null : text)),
	/** `stampOf` the days that the person saw. */
	version: z.string().max(64).default(''),
});
