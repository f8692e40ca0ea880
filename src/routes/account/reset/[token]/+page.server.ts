import { redirect } from '@sveltejs/kit';
import { resetForm } from '#lib/access/forms/account.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { listPlaceWords } from '#lib/server/access/queries/choices.ts';
import { hashNewPassword } from '#lib/server/access/password.ts';
import { resetPassword } from '#lib/server/access/commands/setPassword.ts';
import { findInvited } from '#lib/server/access/queries/invited.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { assertMay } from '#lib/server/http/allow.ts';
import { countLink } from '#lib/server/http/attempt.ts';
import { dropSession, mayEmpty } from '#lib/server/http/session.ts';
import { passwordLetter } from '#lib/server/mail/letters.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return { email: (await find(event))?.email ?? null };
};

async function find({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>) {
	return snapshot(locals.db, (reader) => findInvited(reader, 'reset', params.token, locals.now));
}

async function asked(event: RequestEvent) {
	await countLink(event);
	const found = await find(event);
	if (!found) throw new Refused('gone');
	return found;
}

export const actions: Actions = {
	default: (event) =>
		action(event, {
			may: asked,
			form: resetForm,
			do: async ({ email, name }, { password }) => {
				const { token } = event.params;
				const { db, now } = event.locals;
				const place = await snapshot(db, listPlaceWords);
				const passwordHash = await hashNewPassword(password, [email, name], place);
				await resetPassword(db, { token, passwordHash, letter: passwordLetter, now });
				// Nobody was asked here whether what lies on the device may go.
				dropSession(event, mayEmpty(event, false));
				redirect(303, `${signInAddress()}?done=reset`);
			},
		}),
};
