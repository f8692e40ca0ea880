/** What the pages of services send. */
import { z } from 'zod';
import { LONGEST_CODE } from '#lib/plan/bounds.ts';
import { ALL_SERVICE_COLUMNS, LONGEST_SERVICE_TEXT, serviceField, type ServiceColumn } from './columns.ts';
import { MOST_SERVICE_DAYS } from './age.ts';

/** What stood there when the page was read; empty: nothing did. */
const version = z.string().max(64).default('');
const code = z.string().trim().max(LONGEST_CODE).default('');

const cells = Object.fromEntries(
	ALL_SERVICE_COLUMNS.filter((column) => column !== 'districts').map((column) => [
		serviceField(column),
		z.string().trim().max(LONGEST_SERVICE_TEXT).default(''),
	]),
) as Record<`service_${Exclude<ServiceColumn, 'districts'>}`, z.ZodDefault<z.ZodString>>;

/** A service that is typed by hand: its cells are read as those of a file. */
export const serviceForm = z.object({
	/** Code of the one that is changed; empty: it is new. */
	one: code,
	version,
	...cells,
	/** P-codes of districts. */
	service_districts: z.array(z.string().max(LONGEST_CODE)).max(100),
});
export const removeServiceForm = z.object({ one: code, version });
export const serviceDaysForm = z.object({
	/** Empty: as many as is usual. */
	serviceDays: z
		.string()
		.trim()
		.max(3)
		.regex(/^(?:[1-9]\d{0,2})?$/, 'number')
		.refine((days) => Number(days) <= MOST_SERVICE_DAYS, 'number')
		.default(''),
});
/** Services of one's own that one press confirms, at most. */
const MOST_CONFIRMED = 900;
/** Services that are still right, each as `number.stamp` of what was shown. */
export const confirmServicesForm = z.object({
	service: z.array(z.string().max(90)).max(MOST_CONFIRMED),
});
