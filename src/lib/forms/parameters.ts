/** The parameters of questions about figures, as an address carries them; the API's document says the same of them. */
import { z } from 'zod';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';

const QUARTER = { '1': 1, '2': 2, '3': 3, '4': 4 } as const;
const LEVEL = { '0': 0, '1': 1, '2': 2, '3': 3 } as const;
/** Longer than any code of a bundle; it keeps hostile text out of the queries. */
const LONGEST_CODE = 200;

export const year = z
	.string()
	.regex(/^\d{4}$/, 'must be a year of four digits, such as 2024')
	.transform(Number)
	.meta({
		description: 'A year of the plan',
		override: ({ jsonSchema }) => {
			jsonSchema.type = 'integer';
			delete jsonSchema.pattern;
		},
	});

export const quarter = z
	.enum(['1', '2', '3', '4'])
	.transform((text) => QUARTER[text])
	.meta({ description: 'A quarter of the year', override: { type: 'integer', enum: [...QUARTERS] } });

export const window = z
	.enum(WINDOWS)
	.default('year-to-date')
	.meta({ description: 'The quarter alone, or the year from January to the end of the quarter' });

export const level = z
	.enum(['1', '2', '3'])
	.default('3')
	.transform((text) => LEVEL[text])
	.meta({
		description: '1 governorates, 2 districts, 3 municipalities and what lies at their level',
		override: { type: 'integer', enum: [1, 2, 3], default: 3 },
	});

export const levelOrCountry = z
	.enum(['0', '1', '2', '3'])
	.default('0')
	.transform((text) => LEVEL[text])
	.meta({
		description: '0 the country’s outline, 1 governorates, 2 districts, 3 municipalities',
		override: { type: 'integer', enum: [0, 1, 2, 3], default: 0 },
	});

/** A code as the plan has it. */
export function code(description: string) {
	return z
		.string()
		.min(1, 'must not be empty')
		.max(LONGEST_CODE, `must not be longer than ${LONGEST_CODE} characters`)
		.meta({ description });
}

/** A code that need not be given. */
export function filter(description: string) {
	return code(description).optional().meta({ description });
}

/** A switch: `&name`, `&name=true` or `&name=false`. */
export function flag(description: string) {
	return z
		.enum(['', 'true', 'false'])
		.default('false')
		.transform((text) => text !== 'false')
		.meta({ description, override: { type: 'boolean', enum: undefined, default: false } });
}
