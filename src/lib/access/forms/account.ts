/** The forms of signing in. The message of a rule is the word by which the page finds its sentence. */
import { LANGUAGES } from '#lib/plan/text.ts';
import { z } from 'zod';
import { LONGEST } from '#lib/access/bounds.ts';
import { field } from '#lib/forms/field.ts';

const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(LONGEST.email)
	.regex(/^[^\s\p{C}@<>"(),:;]+@[^\s\p{C}@<>"(),:;]+\.[^\s\p{C}@<>"(),:;.]+$/u, 'email');
/** It opens letters of ours: no sign that nobody sees but the joiners that scripts need, and no address to follow. */
const name = z
	.string()
	.trim()
	.min(1, 'name')
	.max(LONGEST.name)
	.regex(/^(?:[^\p{C}]|[\u200c\u200d])*$/u, 'name')
	.refine((text) => !/:\/\/|www\.|@/i.test(text), 'name');
const language = z.enum(LANGUAGES, 'language');
/** As it was typed, bounded only. */
const given = field(z.string().min(1, 'empty').max(LONGEST.password), { secret: true });
/** What a new one must be says `passwordFault`, which knows whose it is. */
const newPassword = field(z.string().max(LONGEST.password), { secret: true });
const code = field(z.string().max(LONGEST.code), { secret: true });

export const signInForm = z.object({ email, password: given });
export const forgottenForm = z.object({ email });
export const profileForm = z.object({ name, language });
export const inviteForm = z.object({ email, name, language });
export const resetForm = z.object({ password: newPassword });
export const invitationForm = z.object({ name, language, password: newPassword });
export const firstForm = z.object({ email, name, language, password: newPassword });
export const passwordForm = z.object({ current: given, password: newPassword });
/** The code of a device, or a recovery code in its place. */
export const codeForm = z.object({ code: code.default(''), recovery: code.default('') });
export const setUpForm = z.object({ current: given, before: code.default(''), code });
export const currentForm = z.object({ current: given });
export const sessionForm = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/, 'gone') });
/** Whether it is meant although something was not sent yet. */
export const signOutForm = z.object({
	sure: z
		.enum(['0', '1'])
		.default('0')
		.transform((text) => text === '1'),
});
export const offerForm = z.object({
	offer: z
		.string()
		.regex(/^\d{1,15}$/, 'gone')
		.transform(Number),
});
