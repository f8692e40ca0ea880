/** Roles in forms: whom one is given to, and what it reaches. */
import { z } from 'zod';
import { ROLES } from '#lib/access/permission.ts';
import { CLEARANCE_ROLES } from '#lib/plan/settings.ts';
import { inviteForm } from './account.ts';

/** Identifiers of the page's own lists; empty: none. */
const chosen = (word: string) =>
	z
		.string()
		.regex(/^\d{0,15}$/, word)
		.transform((text) => (text === '' ? null : Number(text)));

const given = {
	role: z.enum(ROLES, 'role'),
	sector: chosen('sector'),
	organisation: chosen('organisation'),
	/** Of a clearer. */
	clears: z
		.union([z.literal(''), z.enum(CLEARANCE_ROLES)], 'clears')
		.default('')
		.transform((text) => (text === '' ? null : text)),
};

export const giveForm = z.object({ ...inviteForm.shape, ...given });

/** Whom or what the page's own list named; nothing that it names is `gone`. */
const id = z
	.string()
	.regex(/^\d{1,15}$/, 'gone')
	.transform(Number);
export const grantForm = z.object({ grant: id });
export const changeForm = z.object({ ...grantForm.shape, ...given });
/** Who has a role from now on in the place of somebody else. */
export const handForm = z.object({ ...grantForm.shape, ...inviteForm.shape });
export const personForm = z.object({ person: id });
