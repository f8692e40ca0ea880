/** What the quantity fields of ActivityInfo are in a sector. Source: docs/exchange.md, ActivityInfo. */
import { z } from 'zod';
import { DIMENSIONS } from '#lib/plan/groups.ts';

const text = z.string().max(300);
const code = z.string().max(99);

/** `leave`: the field is known, and none of ours. */
const fieldRule = z.union([
	z.strictObject({ leave: z.literal(true) }),
	z.strictObject({
		indicator: code,
		groups: z.partialRecord(z.enum(DIMENSIONS), code).default({}),
	}),
]);
export type FieldRule = z.output<typeof fieldRule>;

export const activityInfoRules = z.strictObject({
	/** By the field's code, or its identifier where it has none. */
	fields: z.record(text, fieldRule).default({}),
	/** Codes of organisations by the partner's name there. */
	partners: z.record(text, code).default({}),
	/** P-codes of municipalities by the code of the cadastre. */
	places: z.record(text, code).default({}),
	state: z.enum(['submitted', 'approved']).default('submitted'),
	status: z.enum(['planned', 'ongoing', 'completed']).default('completed'),
});
export type ActivityInfoRules = z.output<typeof activityInfoRules>;

/** What a metric of OCHA's module is typed into and computed by: its final field has the figure, and they would triple it. */
const STEPS = /_(?:MAN|ECALC|ICALC)$/;
const PLANNING = /\bplanning\b|\bplanned\b|\btargets?\b/i;

export function isStep(field: string): boolean {
	return STEPS.test(field);
}

export function isPlanning(form: string, folder: string): boolean {
	return PLANNING.test(form) || PLANNING.test(folder);
}
