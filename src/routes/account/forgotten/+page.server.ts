import { forgottenForm } from '#lib/access/forms/account.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { beginAttempt } from '#lib/server/access/commands/attempts.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { assertMay, refuse, refuseUntil, typed } from '#lib/server/http/account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => assertMay(event);

export const actions: Actions = {
	/** Answers the same whether there is such an account or not. */
	default: async (event) => {
		assertMay(event);
		const form = await event.request.formData();
		const kept = typed(form, 'email');
		const { values, issues } = parseForm(forgottenForm, form);
		if (issues) return refuse(issues, kept);
		const { db, now, settings } = event.locals;
		const { email } = values;
		const until = await beginAttempt(db, {
			what: 'forgotten',
			account: email,
			address: event.getClientAddress(),
			now,
		});
		if (until) return refuseUntil(until, now, kept);
		await askReset(db, email, now, settings.production);
		return { sent: true };
	},
};
