/** Forms of a plan that is set up. */
import { z } from 'zod';
import { GROUPINGS, PACES } from '#lib/plan/settings.ts';
import { DEFAULT_TIMEZONE, isTimezone } from '#lib/plan/day.ts';
import { LONGEST_CODE, LONGEST_SENTENCES } from '#lib/plan/bounds.ts';
import { nameFields, nameLine, slugField } from './names.ts';

const year = z
	.string()
	.trim()
	.regex(/^(?:19|20|21)\d\d$/, 'year')
	.transform(Number);
const currency = z
	.string()
	.trim()
	.regex(/^[A-Z]{3}$/, 'currency');
const percent = z
	.string()
	.trim()
	.regex(/^\d{1,3}$/, 'percent')
	.transform(Number);

const timezone = z.string().trim().max(LONGEST_CODE).refine(isTimezone, 'time zone');

/** 1 to 12. */
const month = z
	.string()
	.regex(/^(?:[1-9]|1[0-2])$/)
	.default('1')
	.transform(Number);

export const foundForm = z.object({
	slug: slugField,
	...nameFields,
	currency,
	timezone: timezone.default(DEFAULT_TIMEZONE),
	firstYear: year,
	lastYear: year,
	yearStarts: month,
	grouping: z.enum(GROUPINGS).default('thousands'),
	sectorSlug: slugField,
	sectorName: nameLine.min(1, 'missing'),
	pcode: z
		.string()
		.trim()
		.max(LONGEST_CODE)
		.regex(/^[A-Za-z0-9-]+$/, 'slug'),
	country: nameLine.min(1, 'missing'),
});

/** What stood there when the page was read. */
export const versionField = z.string().max(64).default('');
/** Of figures that were shown before: `FigureChanges` sends them. */
export const seenFields = {
	figures: z.string().max(64).default(''),
	correction: z.string().trim().max(LONGEST_SENTENCES).default(''),
};

export const settingsForm = z.object({
	version: versionField,
	...seenFields,
	...nameFields,
	statusEn: nameLine.default(''),
	statusAr: nameLine.default(''),
	statusFr: nameLine.default(''),
	contacts: z.string().trim().max(LONGEST_SENTENCES).default(''),
	timezone,
	pace: z.enum(PACES),
	onTrack: percent,
	behind: percent,
});
export const sectorForm = z.object({ slug: slugField, ...nameFields });
export const copyForm = z.object({ slug: slugField, ...nameFields, firstYear: year, lastYear: year });
/** A box that is ticked or not. */
export const tick = z
	.literal('yes')
	.optional()
	.transform((said) => said === 'yes');
