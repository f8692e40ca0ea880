/** What the page on which a coordinator works sends of the framework. */
import { z } from 'zod';
import { LONGEST } from '#lib/report/bounds.ts';

const id = z.coerce.number().int().positive();
const words = z.string().max(LONGEST.words).default('');
const mark = {
	plan: id,
	sector: id,
	period: id,
	indicator: id,
	/** Why a quarter that is locked is changed; empty where it is not. */
	correction: words,
};

export const markForm = z.object({ ...mark, reason: z.string().max(LONGEST.mark).default('') });
export const unmarkForm = z.object(mark);
