/** What the API answers about referrals: counts, for the plan's coordination alone. Source: docs/rules.md, Referrals. */
import { z } from 'zod';
import { QUARTERS } from '#lib/plan/quarter.ts';
import { quarter, year } from '#lib/forms/parameters.ts';
import { REFERRAL_STATUSES } from '#lib/referral/referral.ts';

export const referralsQuestion = z.object({ year, quarter });

const notSaid = z.string().nullable();

const line = z.object({
	month: z.string().meta({ description: 'As 2024-03' }),
	from_sector: z.string(),
	from: z.string().meta({ description: 'Code of the organisation that sent' }),
	to_sector: z.string(),
	to: notSaid.meta({
		description: 'Code of the organisation that received; null: not said, as all that follow',
	}),
	district: notSaid.meta({ description: 'P-code' }),
	...{ cohort: notSaid, sex: notSaid, age: notSaid },
	status: z.enum(REFERRAL_STATUSES).meta({ description: 'The last that is known; two are never added up' }),
	count: z.int().meta({ description: 'People; small numbers stand here as they are' }),
	hours: z
		.int()
		.nullable()
		.meta({ description: 'Until the first answer; null: there was none, or nobody knows' }),
});

export const referralsAnswer = z
	.object({
		...{ plan: z.string(), sector: z.string(), demonstration: z.boolean() },
		...{ year: z.int(), quarter: z.literal([...QUARTERS]) },
		answer_within: z
			.int()
			.nullable()
			.meta({ description: 'Hours within which the plan wants an answer; null: it has no standard' }),
		referrals: z.array(line),
	})
	.meta({
		id: 'Referrals',
		description: 'Counts of what went from or to the sector in a quarter; not public',
	});
