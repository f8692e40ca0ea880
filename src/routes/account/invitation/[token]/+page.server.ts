import { redirect } from '@sveltejs/kit';
import { invitationForm, passwordIssue } from '#lib/access/forms/account.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { findInvited } from '#lib/server/access/queries/invited.ts';
import { hashPassword } from '#lib/server/access/password.ts';
import { acceptInvitation } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay, refuse, refuseUntil, typed } from '#lib/server/http/account.ts';
import { keepSession } from '#lib/server/http/session.ts';
import { beginToken } from '#lib/server/http/token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const { params, locals } = event;
	const invited = await snapshot(locals.db, (reader) =>
		findInvited(reader, 'invitation', params.token, locals.now),
	);
	return { invited: invited ?? null, language: getLocale() };
};

export const actions: Actions = {
	default: async (event) => {
		assertMay(event);
		const { token } = event.params;
		const { db, now } = event.locals;
		const form = await event.request.formData();
		const kept = typed(form, 'name', 'language');
		const until = await beginToken(event);
		if (until) return refuseUntil(until, now, kept);
		const invited = await snapshot(db, (reader) => findInvited(reader, 'invitation', token, now));
		if (!invited) return refuse({ form: 'gone' }, kept);
		const { values, issues } = parseForm(invitationForm, form);
		if (issues) return refuse(issues, kept);
		const { password, ...profile } = values;
		const issue = passwordIssue(password, [invited.email, profile.name]);
		if (issue) return refuse(issue, kept);
		const passwordHash = await hashPassword(password);
		const session = await acceptInvitation(db, { token, passwordHash, profile, now });
		if (session === null) return refuse({ form: 'gone' }, kept);
		keepSession(event, session);
		redirect(303, signInAddress());
	},
};
