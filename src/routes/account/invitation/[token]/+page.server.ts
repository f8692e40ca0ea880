import { redirect } from '@sveltejs/kit';
import { invitationForm } from '#lib/access/forms/account.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { findInvited } from '#lib/server/access/queries/invited.ts';
import { listPlaceWords } from '#lib/server/access/queries/choices.ts';
import { hashNewPassword } from '#lib/server/access/password.ts';
import { acceptInvitation } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { countLink } from '#lib/server/http/attempt.ts';
import { keepSession } from '#lib/server/http/session.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return { invited: (await find(event)) ?? null, language: getLocale() };
};

async function find({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
	return snapshot(locals.db, (reader) => findInvited(reader, 'invitation', params.token, locals.now));
}

async function invited(event: RequestEvent) {
	await countLink(event);
	const found = await find(event);
	if (!found) throw new Refused('gone');
	return found;
}

export const actions: Actions = {
	default: (event) =>
		action(event, {
			may: invited,
			form: invitationForm,
			do: async ({ email }, { password, ...profile }) => {
				const { token } = event.params;
				const { db, now } = event.locals;
				const place = await snapshot(db, listPlaceWords);
				const passwordHash = await hashNewPassword(password, [email, profile.name], place);
				keepSession(event, await acceptInvitation(db, { token, passwordHash, profile, now }));
				redirect(303, signInAddress());
			},
		}),
};
