/** What the page on which a quarter is published sends. */
import { z } from 'zod';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import { REVISION_KINDS, VERDICTS } from '#lib/publication/publication.ts';
import { CLEARANCE_ROLES } from '#lib/plan/settings.ts';
import { localised } from '#lib/plan/text.ts';

/** Signs of a public sentence, of a name and of what is noted of a clearance. */
export const LONGEST_SENTENCE = 500;
export const LONGEST_NAME = 200;
/** Bytes of the mail or the minutes of a clearance. */
export const MOST_BYTES_OF_MINUTES = 1_000_000;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const sentence = z.string().trim().max(LONGEST_SENTENCE).default('');
/** A public sentence in each language; null: none was written in English, which stands for the others. */
const words = { en: sentence, ar: sentence, fr: sentence };

/** The draft that is looked at. */
export const draftForm = z.object({ draft: hash });
const role = z.enum(CLEARANCE_ROLES);
export const clearForm = z.object({
	draft: hash,
	role,
	verdict: z.enum(VERDICTS).default('cleared'),
	/** Empty: whoever presses says it. */
	name: z.string().trim().max(LONGEST_NAME).default(''),
	/** Of what was said outside. */
	until: z.union([z.literal(''), z.iso.date('day')]).default(''),
	body: sentence,
});
/** What a clearer sends. */
export const saidForm = z.object({ draft: hash, role, body: sentence });
/** Until when a role may object; empty: silence is no answer. */
export const untilForm = z.object({
	draft: hash,
	role,
	until: z.union([z.literal(''), z.iso.date('day')]).default(''),
});
export const publishForm = z.object({
	draft: hash,
	kind: z.enum(REVISION_KINDS).default('minor'),
	...words,
	noted: z.array(z.enum(PUBLICATION_WARNINGS)).max(PUBLICATION_WARNINGS.length).default([]),
});
export const withdrawForm = z.object({ revision: z.string().regex(/^\d{1,4}\.\d{1,4}$/), ...words });
export const noticeForm = z.object(words);
/** An empty day: none is planned; an empty hour: nothing holds the publication back. */
export const planForm = z.object({
	until: z.union([z.literal(''), z.iso.date('day')]).default(''),
	hour: z.union([z.literal(''), z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'day')]).default(''),
});
/** What is asked of a file or a document. */
export const verifyQuestion = z.object({ sha256: z.string().trim().max(200).default('') });

export function localisedOf({ en, ar, fr }: Readonly<Record<'en' | 'ar' | 'fr', string>>) {
	return en === '' ? null : localised(en, { ar, fr });
}
