/** A row of a report as its form sends it. What a person types is text here: reading it is `report/reader`. */
import { z } from 'zod';
import { field } from '#lib/forms/field.ts';
import { LONGEST, MOST } from '#lib/report/bounds.ts';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';

const id = z.coerce.number().int().positive();
const text = z
	.string()
	.max(LONGEST.text)
	.transform((typed) => typed.trim());
const figure = z.string().max(LONGEST.figure);
const optionalId = z.union([z.literal('').transform(() => null), id]).default(null);

export const activityForm = z.object({
	/** Empty: a new row. */
	id: optionalId,
	version: z.coerce.number().int().min(0).default(0),
	/** The sender's own name for a new row. */
	sent: z.string().max(64).optional(),
	indicator: id,
	place: text.default(''),
	status: z.enum(ACTIVITY_STATUSES).default('ongoing'),
	reference: text.default(''),
	through: optionalId,
	donors: field(z.array(id).max(MOST.donors).default([]), { name: 'donor' }),
	tags: text.default(''),
	doneIn: z.union([z.literal('').transform(() => null), z.coerce.number().int()]).default(null),
	note: text.default(''),
	total: figure.default(''),
	/** Text of each cell by the identifiers of its groups, `3` or `3-7`. */
	cells: field(z.record(z.string().regex(/^\d{1,9}(-\d{1,9}){0,3}$/), figure).default({}), { name: 'c' }),
});
export type ActivityForm = z.infer<typeof activityForm>;

/** Only a row's total, from its line in the table. */
export const totalForm = z.object({
	id,
	version: z.coerce.number().int().min(0),
	total: figure.default(''),
});
