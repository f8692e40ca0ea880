/** What the page that finds a place for a row is asked, and sends. */
import { z } from 'zod';
import { LONGEST } from '#lib/report/bounds.ts';

const id = z.coerce.number().int().positive();
/** `RowMeant`. */
const meant = {
	id: id.optional(),
	/** The version that the person saw. */
	version: z.coerce.number().int().min(0).default(0),
	card: z
		.string()
		.regex(/^[0-9a-z-]{1,40}$/)
		.optional(),
	first: id.optional(),
};

const pcode = z.string().max(LONGEST.figure);

export const placeQuestion = z.object({
	row: id.optional(),
	card: meant.card,
	first: meant.first,
	/** A name, as it was typed; absent: nothing was asked. */
	q: z.string().max(LONGEST.text).optional(),
	/** P-code of the district whose places are shown. */
	within: pcode.optional(),
});

export const notListedForm = z.object({
	...meant,
	/** As the partner writes it. */
	called: z
		.string()
		.max(LONGEST.figure)
		.refine((text) => text.trim() !== '', 'name'),
	district: z.string().max(LONGEST.figure).default(''),
	/** Village, camp, or whatever it is called. */
	sort: z.string().max(LONGEST.figure).default(''),
});

export const placeForm = z.object({
	...meant,
	/** P-code; empty: the place is unknown. */
	place: pcode.default(''),
});
