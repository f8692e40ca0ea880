/** The rules by which a sector reads exports of ActivityInfo, a page of its fields at a time. */
import { z } from 'zod';
import { DIMENSIONS } from '#lib/plan/groups.ts';

/** Fields of a page. */
export const FIELDS_SHOWN = 40;
/** What a field is, where it is no indicator of ours. */
export const LEAVE = '-';

const position = z.string().regex(/^\d{1,2}$/);
const code = z.string().max(99);

export const activityInfoForm = z.object({
	/** The import that asked; empty: none did. */
	import: z
		.string()
		.regex(/^(?:[0-9a-f]{32})?$/, 'gone')
		.max(32)
		.default(''),
	/** By position on the page, as the export names the field. */
	field: z.record(position, z.string().max(300)).default({}),
	/** By position, an indicator's code or `LEAVE`; absent: nothing is said. */
	indicator: z.record(position, code).default({}),
	/** By dimension and position, as `sex.0`: a group's code. */
	group: z.record(z.string().regex(new RegExp(`^(?:${DIMENSIONS.join('|')})\\.\\d{1,2}$`)), code).default({}),
	partners: z.string().max(30_000).default(''),
	places: z.string().max(60_000).default(''),
	state: z.enum(['submitted', 'approved']).default('submitted'),
	status: z.enum(['planned', 'ongoing', 'completed']).default('completed'),
});
