/** A row of a report as its form sends it. What a person types is text here: reading it is `domain/entry`. */
import { z } from 'zod';
import { ACTIVITY_STATUSES } from '#lib/report/report.ts';

const TEXT = 2_000;
const id = z.coerce.number().int().positive();
const text = z
	.string()
	.max(TEXT)
	.transform((typed) => typed.trim());
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
	donors: z.array(id).max(50).default([]),
	tags: text.default(''),
	doneIn: z.union([z.literal('').transform(() => null), z.coerce.number().int()]).default(null),
	note: text.default(''),
	total: z.string().max(200).default(''),
	/** Text of each cell by the identifiers of its groups, `3` or `3-7`. */
	cells: z.record(z.string().regex(/^\d{1,9}(-\d{1,9}){0,3}$/), z.string().max(200)).default({}),
});
export type ActivityForm = z.infer<typeof activityForm>;

/** Only a row's total, from its line in the table. */
export const totalForm = z.object({
	id,
	version: z.coerce.number().int().min(0),
	total: z.string().max(200).default(''),
});

const CELL = 'c.';

/** The fields of a form by name: `donor` several times, cells as `c.3-7`. */
export function activityFields(data: FormData): Record<string, unknown> {
	const cells: Record<string, string> = {};
	for (const [name, value] of data) {
		if (name.startsWith(CELL) && typeof value === 'string') cells[name.slice(CELL.length)] = value;
	}
	const donors = data.getAll('donor').filter((value) => value !== '');
	return { ...Object.fromEntries(data), donors, cells };
}
