import { redirect } from '@sveltejs/kit';
import { passwordForm, profileForm } from '#lib/access/forms/account.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { checkPassword } from '#lib/server/access/commands/checkPassword.ts';
import { hashNewPassword } from '#lib/server/access/password.ts';
import { endOthers, signOut } from '#lib/server/access/commands/signOut.ts';
import { changeProfile } from '#lib/server/access/commands/changeProfile.ts';
import { changePassword } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { countAttempt } from '#lib/server/http/attempt.ts';
import { dropSession, keepSession } from '#lib/server/http/session.ts';
import { passwordLetter } from '#lib/server/mail/letters.ts';
import { listGrants } from '#lib/server/access/queries/grants.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { name, email, language, secondFactor } = viewer;
	const grants = await snapshot(event.locals.db, (reader) => listGrants(reader, viewer.personId));
	return { profile: { name, email, language }, secondFactor, grants };
};

export const actions: Actions = {
	profile: (event) =>
		action(event, {
			may: viewerOf,
			form: profileForm,
			do: async ({ personId }, values) => {
				await changeProfile(event.locals.db, personId, values, event.locals.now);
				return { done: 'profile' as const };
			},
		}),
	password: (event) =>
		action(event, {
			may: viewerOf,
			form: passwordForm,
			do: async ({ personId, email, name, secondFactor }, { current, password }) => {
				const { db, now } = event.locals;
				const passwordHash = await hashNewPassword(password, [email, name]);
				// A session left open is no way to guess the password.
				const tried = await countAttempt(event, 'sign-in', email);
				await checkPassword(db, personId, current, tried);
				const letter = passwordLetter;
				keepSession(event, await changePassword(db, { personId, passwordHash, secondFactor, letter, now }));
				return { done: 'password' as const };
			},
		}),
	endOthers: (event) =>
		action(event, {
			may: viewerOf,
			do: async ({ personId }) => {
				const { db, session, now } = event.locals;
				const ended = session ? await endOthers(db, { personId, token: session.token, now }) : 0;
				return { done: 'sessions' as const, ended };
			},
		}),
	signOut: (event) =>
		action(event, {
			may: viewerOf,
			do: async ({ personId }) => {
				const { db, session, now } = event.locals;
				if (session) await signOut(db, { personId, token: session.token, now });
				dropSession(event);
				redirect(303, signInAddress());
			},
		}),
};
