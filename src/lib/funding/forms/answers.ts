/** What the API answers about money, in USD. */
import { z } from 'zod';
import { figure, scope } from '#lib/figures/forms/answers.ts';

const organisation = z.object({ code: z.string(), name: z.string(), type: z.string() });

const byStatus = {
	received: z.number(),
	carry_over: z.number(),
	committed: z.number(),
	pledged: z.number(),
};

const funding = {
	required: figure,
	received: figure,
	carry_over: figure,
	committed: figure.meta({ description: 'Stands beside: it fills no gap' }),
	pledged: figure.meta({ description: 'Stands beside: it fills no gap' }),
	gap: figure.meta({
		description: 'Required less received and carried over; below 0 it is over-funded by so much',
	}),
	coverage: figure.meta({ description: 'Received and carried over as a fraction of required' }),
};

export const fundingAnswer = z
	.object({
		...scope,
		year: z.int(),
		...funding,
		required_of_outputs: figure.meta({
			description: 'Sum over outputs; another than required: the two disagree',
		}),
		in_kind: figure.meta({ description: 'Of received and carried over' }),
		unearmarked: figure.meta({
			description: 'Of received and carried over: names neither an output nor a partner',
		}),
		sub_grants: z
			.number()
			.meta({ description: 'From one partner of the plan to another: in none of the sums' }),
		outputs: z
			.array(
				z.object({ output: z.string().nullable().meta({ description: 'Null: not allocated' }), ...funding }),
			)
			.meta({ description: 'In the framework’s order, those of which anything was entered' }),
		donors: z.array(
			z.object({ donor: organisation, ...byStatus, in_kind: z.number(), unearmarked: z.number() }),
		),
		partners: z.array(
			z.object({
				partner: organisation.nullable().meta({ description: 'Null: no partner named' }),
				...byStatus,
				sub_grants_in: z.number(),
				sub_grants_out: z.number(),
			}),
		),
	})
	.meta({ id: 'Funding', description: 'USD; null is unknown, because nothing was entered' });
