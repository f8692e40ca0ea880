import { redirect } from '@sveltejs/kit';
import { passwordIssue, resetForm } from '#lib/access/forms/account.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { hashPassword } from '#lib/server/access/password.ts';
import { resetPassword } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay, refuse, refuseUntil } from '#lib/server/http/account.ts';
import { dropSession } from '#lib/server/http/session.ts';
import { beginToken } from '#lib/server/http/token.ts';
import { passwordLetter } from '#lib/server/mail/letters.ts';
import { findInvited } from '#lib/server/access/queries/invited.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const { params, locals } = event;
	const found = await snapshot(locals.db, (reader) => findInvited(reader, 'reset', params.token, locals.now));
	return { email: found?.email ?? null };
};

export const actions: Actions = {
	default: async (event) => {
		assertMay(event);
		const { params, locals } = event;
		const { db, now } = locals;
		const form = await event.request.formData();
		const until = await beginToken(event);
		if (until) return refuseUntil(until, now);
		const found = await snapshot(db, (reader) => findInvited(reader, 'reset', params.token, now));
		if (!found) return refuse({ form: 'gone' });
		const { values, issues } = parseForm(resetForm, form);
		const issue = issues ?? passwordIssue(values.password, [found.email, found.name]);
		if (issue || !values) return refuse(issue ?? {});
		const passwordHash = await hashPassword(values.password);
		const done = await resetPassword(db, { token: params.token, passwordHash, letter: passwordLetter, now });
		if (!done) return refuse({ form: 'gone' });
		dropSession(event);
		redirect(303, `${signInAddress()}?done=reset`);
	},
};
