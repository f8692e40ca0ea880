/** What the page of an indicator sends of how it is judged, what strangers see of it, and its breakdowns. */
import { z } from 'zod';
import { SENSITIVITIES } from '#lib/disclosure/disclosure.ts';
import { DIMENSION_ASKS, dimensionField, type DimensionField } from '#lib/framework/dimensionAsk.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { LONGEST_SENTENCES } from '#lib/plan/bounds.ts';
import { parseQuarter, quarterIndex } from '#lib/plan/quarter.ts';
import { LONGEST } from '#lib/report/bounds.ts';

/** `2024-Q1` as an index; empty: null. */
export const quarterField = z
	.string()
	.max(7)
	.default('')
	.transform((text) => {
		const found = parseQuarter(text);
		return found ? quarterIndex(found) : null;
	});

const asked = z.enum(DIMENSION_ASKS).default('may');

export const judgedFields = {
	/** As figures are typed; a share as a percentage. */
	baseline: z.string().trim().max(LONGEST.figure).default(''),
	direction: z.enum(['up', 'down']).default('up'),
	sensitivity: z.enum(SENSITIVITIES).default('public'),
	laterSensitivity: z.union([z.literal(''), z.enum(SENSITIVITIES)]).default(''),
	laterSensitivityFrom: quarterField,
	/** Why strangers may see more of it. */
	opened: z.string().trim().max(LONGEST_SENTENCES).default(''),
	...(Object.fromEntries(DIMENSIONS.map((one) => [dimensionField(one), asked])) as Record<
		DimensionField,
		typeof asked
	>),
};
