/** A sector begins with the framework of another one of its plan. */
import { z } from 'zod';
import { LONGEST_CODE } from '#lib/plan/bounds.ts';
import { tick } from '#lib/plan/forms/setUp.ts';

export const copyFrameworkForm = z.object({
	/** Code of the sector that is copied. */
	fromSector: z.string().trim().min(1, 'missing').max(LONGEST_CODE),
	/** Who is expected there by now is expected here. */
	withPartners: tick,
});
