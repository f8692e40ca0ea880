import { z } from 'zod';

/** What is wrong with one parameter of a question. */
export const parameterError = z
	.object({
		parameter: z.string(),
		detail: z.string(),
		allowed: z.array(z.string()).optional().meta({ description: 'What would have been understood' }),
	})
	.meta({ id: 'ParameterError' });
export type ParameterError = z.infer<typeof parameterError>;

/** A problem document, RFC 9457. */
export const problemAnswer = z
	.object({
		type: z.literal('about:blank'),
		title: z.string(),
		status: z.int(),
		detail: z.string(),
		code: z.string().optional().meta({ description: '`not-published`: the plan protects small counts' }),
		errors: z.array(parameterError).optional(),
		id: z.string().optional().meta({ description: 'Names the entry in the log of this server' }),
	})
	.meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemAnswer>;
