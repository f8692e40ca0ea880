import { redirect } from '@sveltejs/kit';
import {
	currentForm,
	offerForm,
	passwordForm,
	profileForm,
	sessionForm,
	signOutForm,
} from '#lib/access/forms/account.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { checkPassword } from '#lib/server/access/commands/checkPassword.ts';
import { listPlaceWords } from '#lib/server/access/queries/choices.ts';
import { hashNewPassword } from '#lib/server/access/password.ts';
import { answerOffer } from '#lib/server/access/commands/roles.ts';
import { endOne, endOthers, signOut } from '#lib/server/access/commands/signOut.ts';
import { changeProfile } from '#lib/server/access/commands/changeProfile.ts';
import { changePassword } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { countAttempt } from '#lib/server/http/attempt.ts';
import { dropSession, keepSession, mayEmpty } from '#lib/server/http/session.ts';
import { passwordLetter } from '#lib/server/mail/letters.ts';
import { listSessions } from '#lib/server/access/queries/sessions.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listGrants, listOffers } from '#lib/server/access/queries/grants.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const { name, email, language, secondFactor } = viewer;
	const token = event.locals.session?.token ?? '';
	return snapshot(event.locals.db, async (reader) => ({
		profile: { name, email, language },
		secondFactor,
		grants: await listGrants(reader, viewer.personId),
		mayFoundFirst: (await listPlans(reader)).length === 0,
		offers: await listOffers(reader, viewer.personId, event.locals.now),
		sessions: await listSessions(reader, viewer.personId, token),
	}));
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
				const place = await snapshot(db, listPlaceWords);
				const passwordHash = await hashNewPassword(password, [email, name], place);
				// A session left open is no way to guess the password.
				const tried = await countAttempt(event, 'password', String(personId));
				await checkPassword(db, personId, current, tried);
				const letter = passwordLetter;
				keepSession(event, await changePassword(db, { personId, passwordHash, secondFactor, letter, now }));
				return { done: 'password' as const };
			},
		}),
	endOthers: (event) =>
		action(event, {
			may: viewerOf,
			form: currentForm,
			do: async ({ personId }, { current }) => {
				const { db, session, now } = event.locals;
				await checkPassword(db, personId, current, await countAttempt(event, 'password', String(personId)));
				const ended = session ? await endOthers(db, { personId, token: session.token, now }) : 0;
				return { done: 'sessions' as const, ended };
			},
		}),
	endOne: (event) =>
		action(event, {
			may: viewerOf,
			form: sessionForm,
			do: async ({ personId }, { session }) => {
				const { db, now } = event.locals;
				await endOne(db, { personId, session, now });
				return { done: 'sessions' as const, ended: 1 };
			},
		}),
	takeOffer: (event) => answer(event, true),
	leaveOffer: (event) => answer(event, false),
	signOut: (event) =>
		action(event, {
			may: viewerOf,
			form: signOutForm,
			do: async ({ personId }, { sure }) => {
				const { db, session, now } = event.locals;
				if (!mayEmpty(event, sure)) return { unsent: true as const };
				if (session) await signOut(db, { personId, token: session.token, now });
				dropSession(event, true);
				redirect(303, signInAddress());
			},
		}),
};

const answer = (event: RequestEvent, takes: boolean) =>
	action(event, {
		may: viewerOf,
		form: offerForm,
		do: async ({ personId }, { offer: offerId }) => {
			const { db, now } = event.locals;
			await answerOffer(db, { personId, offerId, takes, now });
			return { done: takes ? ('taken' as const) : ('left' as const) };
		},
	});
