import { forgottenForm } from '#lib/access/forms/account.ts';
import { askReset } from '#lib/server/access/commands/askReset.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { countAttempt } from '#lib/server/http/attempt.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => assertMay(event);

export const actions: Actions = {
	/** Answers the same whether there is such an account or not. */
	default: (event) =>
		action(event, {
			may: assertMay,
			form: forgottenForm,
			do: async (_, { email }) => {
				const { db, now, settings } = event.locals;
				await countAttempt(event, 'forgotten', email);
				await askReset(db, email, now, settings.production);
				return { sent: true };
			},
		}),
};
