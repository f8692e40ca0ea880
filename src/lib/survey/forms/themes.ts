/** How people gather open answers under themes. */
import { z } from 'zod';
import { nameFields } from '#lib/plan/forms/names.ts';
import type { CodedAnswer } from '../theme/coding.ts';

/** What a form says. */
export type ValuesOf<Schema> = Schema extends z.ZodType ? z.output<Schema> : never;

const id = z
	.string()
	.max(15)
	.regex(/^[1-9]\d*$/, 'gone');
/** Answers on one page, and each with each theme. */
export const ANSWERS_SHOWN = 20;
const MOST_TICKS = 1000;

export const proposeThemesForm = z.object({
	many: z
		.string()
		.max(2)
		.regex(/^(?:[2-9]|1[0-2])$/, 'gone'),
});
export const themeNameForm = z.object({ theme: id, ...nameFields });
export const themeAddForm = z.object(nameFields);
export const themeForm = z.object({ theme: id });
export const themeMergeForm = z.object({ theme: id, into: id });

/** Which answers were shown, and which of them were put where: the answer's position, a colon, the theme. */
export const answersForm = z.object({
	shown: z.array(z.string().max(7).regex(/^\d+$/, 'gone')).max(ANSWERS_SHOWN).default([]),
	ticked: z
		.array(
			z
				.string()
				.max(24)
				.regex(/^\d{1,7}:[1-9]\d*$/, 'gone'),
		)
		.max(MOST_TICKS)
		.default([]),
});

/** What the form says of each answer that was shown; of others it says nothing. */
export function codedIn({ shown, ticked }: z.output<typeof answersForm>): CodedAnswer[] {
	const pairs = ticked.map((tick) => tick.split(':').map(Number));
	return [...new Set(shown.map(Number))].map((answer) => ({
		answer,
		themes: [
			...new Set(pairs.flatMap(([at, theme]) => (at === answer && theme !== undefined ? [theme] : []))),
		],
	}));
}
