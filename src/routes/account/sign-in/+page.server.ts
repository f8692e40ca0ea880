import { redirect } from '@sveltejs/kit';
import { parseForm } from '#lib/forms/parseForm.ts';
import { signInForm } from '#lib/access/forms/account.ts';
import { accountAddress, signInAddress } from '#lib/i18n/address.ts';
import { signIn } from '#lib/server/access/commands/signIn.ts';
import { assertMay, onward, refuse, refuseUntil, typed } from '#lib/server/http/account.ts';
import { keepSession } from '#lib/server/http/session.ts';
import { startAddress } from '#lib/server/access/start.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const { locals, url } = event;
	if (locals.viewer) redirect(303, onward(url, await startAddress(locals.db, locals.viewer)));
	if (locals.session) redirect(303, accountAddress('/second-factor') + url.search);
	return { isBack: url.searchParams.has('to'), isReset: url.searchParams.get('done') === 'reset' };
};

export const actions: Actions = {
	default: async (event) => {
		assertMay(event);
		const { request, locals, url } = event;
		const form = await request.formData();
		const kept = typed(form, 'email');
		const { values, issues } = parseForm(signInForm, form);
		if (issues) return refuse(issues, kept);
		const { db, now, settings, session } = locals;
		const result = await signIn(db, {
			...values,
			address: event.getClientAddress(),
			now,
			production: settings.production,
			previous: session?.token,
		});
		if (result.outcome === 'wait') return refuseUntil(result.until, now, kept);
		if (result.outcome === 'wrong') return refuse({ form: 'sign_in' }, kept);
		keepSession(event, result.token);
		// From there everybody is sent on: to the second factor that is owed, or to the own work.
		redirect(303, onward(url, signInAddress()));
	},
};
