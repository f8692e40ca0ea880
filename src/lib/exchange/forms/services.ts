/** What the API answers about services: a page of a list of Open Referral HSDS 3. Source: docs/exchange.md, Services. */
import { z } from 'zod';
import { NEEDS } from '#lib/service/service.ts';
import { filter } from '#lib/forms/parameters.ts';

/** Services of a page of the list. */
export const SERVICES_OF_PAGE = 100;

export const servicesQuestion = z.object({
	need: z.enum(NEEDS).optional().meta({ description: 'Only what meets this need' }),
	district: filter('P-code: only what is given in this district, or in the whole country'),
	page: z
		.string()
		.regex(/^[1-9]\d{0,3}$/, 'must be the number of a page, from 1')
		.default('1')
		.transform(Number)
		.meta({
			description: `Of the list, ${SERVICES_OF_PAGE} services each`,
			override: ({ jsonSchema }) => {
				jsonSchema.type = 'integer';
				jsonSchema.default = 1;
				delete jsonSchema.pattern;
			},
		}),
});

const id = z.string();
const named = z.object({ id, name: z.string(), description: z.string() });
const text = z.string().optional();

const service = z.object({
	...{ id, name: z.string(), alternate_name: text, status: z.string() },
	application_process: z.string().meta({ description: 'How it is reached' }),
	assured_date: z.string().meta({ description: 'Day on which it was last confirmed' }),
	...{ fees_description: text, eligibility_description: text },
	alert: text.meta({ description: 'There in a demonstration: the service is invented' }),
	schedules: z.array(z.object({ id, description: z.string() })),
	service_areas: z.array(z.object({ id, name: z.string() })),
	languages: z.array(z.object({ id, name: z.string(), code: z.string() })),
	organization: named,
	attributes: z.array(
		z.object({
			...{ id, link_type: z.string(), link_entity: z.string(), value: z.string() },
			taxonomy_term: named.extend({ code: z.string(), taxonomy: z.string() }),
		}),
	),
});

export const servicesAnswer = z
	.object({
		...{ total_items: z.int(), total_pages: z.int(), page_number: z.int(), size: z.int() },
		...{ first_page: z.boolean(), last_page: z.boolean(), empty: z.boolean() },
		contents: z.array(service),
	})
	.meta({
		id: 'Services',
		description: 'Services that are confirmed within the limit of the plan, in English',
	});
