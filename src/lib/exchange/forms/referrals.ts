/** What the API answers about referrals: what is published, and counts for the plan's coordination. Source: docs/rules.md, Referrals. */
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

const figure = z.object({
	to_sector: z.string().nullable().meta({ description: 'Null: to all' }),
	status: z.enum(REFERRAL_STATUSES).nullable().meta({ description: 'Null: whatever became of them' }),
	count: z.int().nullable().meta({ description: 'People; null: withheld' }),
	conf_status: z.enum(['F', 'C']).meta({ description: 'C: withheld' }),
});

const published = z.object({
	least: z.int().meta({ description: 'Under so many people no figure tells' }),
	figures: z.array(figure).meta({ description: 'What the sector sent, as the quarter was published' }),
});

export const referralsAnswer = z
	.object({
		...{ plan: z.string(), sector: z.string(), demonstration: z.boolean() },
		...{ year: z.int(), quarter: z.literal([...QUARTERS]) },
		answer_within: z
			.int()
			.nullable()
			.meta({ description: 'Hours within which the plan wants an answer; null: it has no standard' }),
		published: published
			.nullable()
			.meta({ description: 'Null: nothing of referrals stands published of the quarter' }),
		referrals: z
			.array(line)
			.nullable()
			.meta({ description: 'Not public; null for whoever neither coordinates nor administers the sector' }),
	})
	.meta({
		id: 'Referrals',
		description:
			'What a sector sent in a quarter, as it was published, and for its coordination all counts from and to it',
	});
