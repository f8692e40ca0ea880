/** What the page sends on which a draft's Word file comes back. */
import { z } from 'zod';
import { LANGUAGES } from '#lib/plan/text.ts';
import { PROPOSED } from '#lib/publication/proposal.ts';
import { LONGEST_NARRATIVE } from '#lib/publication/sections.ts';

export const MOST_PROPOSALS = 200;
/** Signs of all that is proposed at once, as JSON: each may be three bytes of three signs in a form. */
export const MOST_PROPOSED = 220_000;

const text = z.string().max(LONGEST_NARRATIVE.section);

/** Those that were not taken yet, as the page was given them. */
export const proposals = z
	.array(
		z.object({
			section: z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/),
			output: z.string().max(99).nullable(),
			language: z.enum(LANGUAGES),
			is: z.enum(PROPOSED),
			place: z.int().min(0),
			was: text,
			text,
			isOvertaken: z.boolean(),
		}),
	)
	.max(MOST_PROPOSALS);

export const takeProposalForm = z.object({
	/** As JSON. */
	proposals: z.string().max(MOST_PROPOSED),
	/** Which of them. */
	take: z.coerce.number().int().nonnegative(),
	/** Name of the file. */
	file: z.string().max(200).default(''),
});
