import { redirect } from '@sveltejs/kit';
import { passwordForm, passwordIssue, profileForm } from '#lib/access/forms/account.ts';
import { parseForm } from '#lib/forms/parseForm.ts';
import { signInAddress } from '#lib/i18n/address.ts';
import { beginAttempt } from '#lib/server/access/commands/attempts.ts';
import { checkPassword } from '#lib/server/access/commands/checkPassword.ts';
import { hashPassword } from '#lib/server/access/password.ts';
import { endOthers, signOut } from '#lib/server/access/commands/signOut.ts';
import { changeProfile } from '#lib/server/access/commands/changeProfile.ts';
import { changePassword } from '#lib/server/access/commands/setPassword.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { refuse, refuseUntil, typed, viewerOf } from '#lib/server/http/account.ts';
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
	profile: async (event) => {
		const { personId } = viewerOf(event);
		const form = await event.request.formData();
		const { values, issues } = parseForm(profileForm, form);
		if (issues) return refuse(issues, typed(form, 'name', 'language'));
		await changeProfile(event.locals.db, personId, values, event.locals.now);
		return { done: 'profile' as const };
	},
	password: async (event) => {
		const { personId, email, name, secondFactor } = viewerOf(event);
		const { db, now } = event.locals;
		const { values, issues } = parseForm(passwordForm, await event.request.formData());
		if (issues) return refuse(issues);
		const issue = passwordIssue(values.password, [email, name]);
		if (issue) return refuse(issue);
		// A session left open is no way to guess the password.
		const tried = { what: 'sign-in', account: email, address: event.getClientAddress(), now } as const;
		const until = await beginAttempt(db, tried);
		if (until) return refuseUntil(until, now);
		if (!(await checkPassword(db, personId, values.current, tried))) return refuse({ current: 'current' });
		const passwordHash = await hashPassword(values.password);
		const letter = passwordLetter;
		keepSession(event, await changePassword(db, { personId, passwordHash, secondFactor, letter, now }));
		return { done: 'password' as const };
	},
	endOthers: async (event) => {
		const { personId } = viewerOf(event);
		const { db, session, now } = event.locals;
		const ended = session ? await endOthers(db, { personId, token: session.token, now }) : 0;
		return { done: 'sessions' as const, ended };
	},
	signOut: async (event) => {
		const { personId } = viewerOf(event);
		const { db, session, now } = event.locals;
		if (session) await signOut(db, { personId, token: session.token, now });
		dropSession(event);
		redirect(303, signInAddress());
	},
};
