/** What the page of referrals sends. */
import { z } from 'zod';

export const referralHoursForm = z.object({
	/** Hours within which a referral is to be answered; empty: the plan has no standard. */
	hours: z
		.string()
		.trim()
		.max(5)
		.regex(/^(?:[1-9]\d{0,3})?$/, 'number')
		.default(''),
});
