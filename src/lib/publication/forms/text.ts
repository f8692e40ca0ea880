/** What the page on which a quarter's text is written sends. */
import { z } from 'zod';
import { LANGUAGES } from '#lib/plan/text.ts';
import { LONGEST_NARRATIVE } from '#lib/publication/sections.ts';

const section = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/);
const output = z.string().max(99).default('');
const count = z.coerce.number().int().nonnegative();

/** Which section in which language the address asks for; none: the list of them. */
export const editorQuestion = z.object({
	section: section.optional(),
	output,
	language: z.enum(LANGUAGES).optional(),
});

const key = { section, output, language: z.enum(LANGUAGES), seen: count };

export const textForm = z.object({ ...key, body: z.string().max(LONGEST_NARRATIVE.section).default('') });
const finding = z.string().regex(/^[\w-]{1,40}$/);
export const replaceForm = textForm.extend({ finding });
/** By fingerprint, why each stands: they are all sent, and one is answered. */
const reason = z.record(z.string(), z.string().max(LONGEST_NARRATIVE.reason)).default({});
/** All that only asks to be looked at is passed by one press. */
export const ALL = 'all';
export const acceptForm = textForm.extend({ finding, reason });
/** Of which partner, of which output, about what. */
export const takeForm = textForm.extend({ words: z.string().max(200) });
export const restoreForm = z.object({ ...key, version: count });
export const moveForm = z.object({ section, output, to: z.enum(['up', 'down']) });
