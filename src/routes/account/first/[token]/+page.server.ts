import { redirect } from '@sveltejs/kit';
import { firstForm } from '#lib/access/forms/account.ts';
import { accountAddress } from '#lib/i18n/address.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { findToken } from '#lib/server/access/queries/token.ts';
import { listPlaceWords } from '#lib/server/access/queries/choices.ts';
import { hashNewPassword } from '#lib/server/access/password.ts';
import { becomeFirstAdministrator } from '#lib/server/access/commands/firstAdministrator.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { countLink } from '#lib/server/http/attempt.ts';
import { keepSession } from '#lib/server/http/session.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return { works: await works(event), language: getLocale() };
};

async function works({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): Promise<boolean> {
	const found = await snapshot(locals.db, (reader) =>
		findToken(reader, 'first administrator', params.token, locals.now),
	);
	return found === null;
}

/** A password costs time to hash: only for whoever holds the link. */
async function holdsLink(event: RequestEvent): Promise<void> {
	await countLink(event);
	if (!(await works(event))) throw new Refused('gone');
}

export const actions: Actions = {
	default: (event) =>
		action(event, {
			may: holdsLink,
			form: firstForm,
			do: async (_, { password, ...profile }) => {
				const { token } = event.params;
				const { db, now } = event.locals;
				const place = await snapshot(db, listPlaceWords);
				const passwordHash = await hashNewPassword(password, [profile.email, profile.name], place);
				keepSession(event, await becomeFirstAdministrator(db, { token, profile, passwordHash, now }));
				redirect(303, accountAddress());
			},
		}),
};
