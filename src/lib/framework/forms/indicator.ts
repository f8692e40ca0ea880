/** What the pages of a framework send. */
import { z } from 'zod';
import { CALCULATION_NAMES } from '#lib/figures/calculations.ts';
import { SETTABLE } from '#lib/figures/settable.ts';
import { kindField, type KindField } from '#lib/framework/kindField.ts';
import { MOVES } from '#lib/framework/moved.ts';
import { UNITS } from '#lib/figures/unit.ts';
import { nameFields } from '#lib/plan/forms/names.ts';
import { seenFields, tick, versionField } from '#lib/plan/forms/setUp.ts';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_SENTENCES } from '#lib/plan/bounds.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import { COUNTS } from '#lib/report/report.ts';
import { judgedFields, quarterField } from './judgedFields.ts';

const frameworkCode = z
	.string()
	.trim()
	.max(LONGEST_CODE)
	.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'framework code');
const sentences = z.string().trim().max(LONGEST_SENTENCES).default('');
const translated = <Name extends string>(name: Name) =>
	Object.fromEntries(['En', 'Ar', 'Fr'].map((language) => [`${name}${language}`, sentences])) as Record<
		`${Name}${'En' | 'Ar' | 'Fr'}`,
		typeof sentences
	>;
/** Codes of indicators, with blanks between them. */
const codes = z.string().trim().max(LONGEST_SENTENCES).default('');
const code = z.string().trim().max(LONGEST_CODE).default('');
/** `ofCamp`: places of the kind are counted. */
const kindTicks = Object.fromEntries(PLACE_KINDS.map((kind) => [kindField(kind), tick])) as Record<
	KindField,
	typeof tick
>;
/** `outcome 1` or `output 1.1`. */
const under = z
	.string()
	.max(LONGEST_CODE + 8)
	.regex(/^(?:outcome|output) ./, 'missing');

export const nodeForm = z.object({
	/** Empty: an outcome; else the code of the outcome in which an output lies. */
	outcome: z.string().max(LONGEST_CODE).default(''),
	frameworkCode,
	...nameFields,
});
export const renameForm = z.object({
	node: under,
	version: versionField,
	...nameFields,
});
export const removeForm = z.object({
	node: z
		.string()
		.max(LONGEST_CODE + 10)
		.default(''),
});

export const moveForm = z.object({
	node: z
		.string()
		.max(LONGEST_CODE + 10)
		.default(''),
	version: versionField,
	move: z.string().max(4).regex(MOVES, 'gone'),
});

export const indicatorForm = z.object({
	version: versionField,
	...seenFields,
	frameworkCode,
	under,
	...nameFields,
	unit: z.enum(UNITS),
	calculation: z.enum(CALCULATION_NAMES),
	parts: codes,
	numerator: code,
	denominator: code,
	...kindTicks,
	laterCalculation: z.union([z.literal(''), z.enum(SETTABLE)]).default(''),
	laterFrom: quarterField,
	counts: z.enum(COUNTS).default('begun'),
	countsPeople: tick,
	headline: tick,
	namesPartners: tick,
	fromQuarter: quarterField,
	toQuarter: quarterField,
	predecessors: codes,
	...judgedFields,
	...translated('definition'),
	...translated('source'),
	contact: z.string().trim().max(LONGEST_NAME).default(''),
	...translated('note'),
});
export type IndicatorForm = Omit<z.output<typeof indicatorForm>, 'version' | 'figures' | 'correction'>;
