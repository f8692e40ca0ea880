/** The forms of signing in. The message of each rule is the word by which the page finds its sentence. */
import { z } from 'zod';
import { passwordFault } from '#lib/access/password.ts';

const LANGUAGES = ['en', 'ar', 'fr'] as const;

const email = z
	.string()
	.trim()
	.toLowerCase()
	.max(254, 'email')
	.regex(/^[^\s@<>"(),:;]+@[^\s@<>"(),:;]+\.[^\s@<>"(),:;.]+$/, 'email');
const name = z
	.string()
	.trim()
	.min(1, 'name')
	.max(100, 'name_long')
	.regex(/^[^\p{Cc}]*$/u, 'name');
const language = z.enum(LANGUAGES, 'language');
/** As it was typed, bounded only. */
const given = z.string().min(1, 'empty').max(1000, 'empty');

export const signInForm = z.object({ email, password: given });
export const forgottenForm = z.object({ email });
export const profileForm = z.object({ name, language });
export const inviteForm = z.object({ email, name, language });

const newPassword = z.string();

export const resetForm = z.object({ password: newPassword });
export const invitationForm = z.object({ name, language, password: newPassword });
export const firstForm = z.object({ email, name, language, password: newPassword });
export const passwordForm = z.object({ current: given, password: newPassword });

/** What is wrong with a new password, as an issue of its form; undefined: nothing. */
export function passwordIssue(password: string, known: readonly string[]): { password: string } | undefined {
	const fault = passwordFault(password, known);
	return fault ? { password: `password_${fault}` } : undefined;
}
