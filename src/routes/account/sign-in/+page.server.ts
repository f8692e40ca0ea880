import { redirect } from '@sveltejs/kit';
import { signInForm } from '#lib/access/forms/account.ts';
import { accountAddress, signInAddress } from '#lib/i18n/address.ts';
import { signIn } from '#lib/server/access/commands/signIn.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { onward } from '#lib/server/http/onward.ts';
import { deviceOf, keepDevice, keepSession } from '#lib/server/http/session.ts';
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
	default: (event) =>
		action(event, {
			may: assertMay,
			form: signInForm,
			do: async (_, values) => {
				const { db, now, settings, session } = event.locals;
				const token = await signIn(db, {
					...values,
					address: event.getClientAddress(),
					now,
					production: settings.production,
					previous: session?.token,
					device: deviceOf(event),
				});
				keepSession(event, token);
				await keepDevice(event, token);
				// From there everybody is sent on: to the second factor that is owed, or to the own work.
				redirect(303, onward(event.url, signInAddress()));
			},
		}),
};
