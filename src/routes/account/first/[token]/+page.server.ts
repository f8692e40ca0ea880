import { redirect } from '@sveltejs/kit';
import { firstForm, passwordIssue } from '#lib/access/forms/account.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { accountAddress } from '#lib/i18n/address.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { findToken } from '#lib/server/access/queries/token.ts';
import { hashPassword } from '#lib/server/access/password.ts';
import { becomeFirstAdministrator } from '#lib/server/access/commands/firstAdministrator.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { assertMay, refuse, refuseUntil, typed } from '#lib/server/http/account.ts';
import { keepSession } from '#lib/server/http/session.ts';
import { beginToken } from '#lib/server/http/token.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const { params, locals } = event;
	const found = await snapshot(locals.db, (reader) =>
		findToken(reader, 'first administrator', params.token, locals.now),
	);
	return { works: found === null, language: getLocale() };
};

export const actions: Actions = {
	default: async (event) => {
		assertMay(event);
		const { token } = event.params;
		const { db, now } = event.locals;
		const form = await event.request.formData();
		const kept = typed(form, 'email', 'name', 'language');
		const until = await beginToken(event);
		if (until) return refuseUntil(until, now, kept);
		// A password costs time to hash: only for whoever holds the link.
		const works = await snapshot(db, (reader) => findToken(reader, 'first administrator', token, now));
		if (works === undefined) return refuse({ form: 'gone' }, kept);
		const { values, issues } = parseForm(firstForm, form);
		if (issues) return refuse(issues, kept);
		const { password, ...profile } = values;
		const issue = passwordIssue(password, [profile.email, profile.name]);
		if (issue) return refuse(issue, kept);
		const passwordHash = await hashPassword(password);
		const result = await becomeFirstAdministrator(db, { token, profile, passwordHash, now });
		if (result === 'gone') return refuse({ form: 'gone' }, kept);
		if (result === 'taken') return refuse({ email: 'taken' }, kept);
		keepSession(event, result.session);
		redirect(303, accountAddress());
	},
};
