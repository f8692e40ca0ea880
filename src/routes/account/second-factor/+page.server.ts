import { redirect } from '@sveltejs/kit';
import { codeForm, setUpForm, signOutForm } from '#lib/access/forms/account.ts';
import { accountAddress, signInAddress } from '#lib/i18n/address.ts';
import { checkPassword } from '#lib/server/access/commands/checkPassword.ts';
import { giveSecondFactor } from '#lib/server/access/commands/signIn.ts';
import { signOut } from '#lib/server/access/commands/signOut.ts';
import { appAddress, offeredSecret, qrCode } from '#lib/server/access/totp.ts';
import { setUpSecondFactor } from '#lib/server/access/commands/setUpSecondFactor.ts';
import { action } from '#lib/server/http/action.ts';
import { absent, assertMay } from '#lib/server/http/allow.ts';
import { attemptOf, countAttempt } from '#lib/server/http/attempt.ts';
import { onward } from '#lib/server/http/onward.ts';
import { dropSession, keepSession, mayEmpty, type RequestSession } from '#lib/server/http/session.ts';
import { codeLetter, factorSetLetter, recoveryLetter } from '#lib/server/mail/letters.ts';
import { startAddress } from '#lib/server/access/start.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	assertMay(event);
	const { owes, token, viewer } = sessionOf(event);
	const next = onward(event.url, await startAddress(event.locals.db, viewer));
	if (owes === 'code') return { owes, next };
	const secret = offeredSecret(token);
	const replaces = viewer.secondFactor;
	return {
		owes,
		next,
		replaces,
		secret: inFours(secret),
		qr: qrCode(secret, viewer.email),
		app: appAddress(secret, viewer.email),
	};
};

export const actions: Actions = {
	/** Gives the code that is owed, or a recovery code. */
	enter: (event) =>
		action(event, {
			may: sessionOf,
			form: codeForm,
			do: async ({ owes, token, viewer }, { code, recovery }) => {
				if (owes !== 'code') redirect(303, accountAddress('/second-factor'));
				const { personId } = viewer;
				const newToken = await giveSecondFactor(event.locals.db, {
					...attemptOf(event, 'second factor', String(personId)),
					personId,
					code: code || recovery,
					at: new Date(),
					key: event.locals.factorKey,
					previous: token,
					letter: recoveryLetter,
					warning: codeLetter,
				});
				keepSession(event, newToken);
				redirect(303, onward(event.url, await startAddress(event.locals.db, viewer)));
			},
		}),
	/** Proves that the device has the secret that this session offers. */
	setUp: (event) =>
		action(event, {
			may: sessionOf,
			form: setUpForm,
			do: async ({ owes, token, viewer }, { current, before, code }) => {
				// Else a stolen password could replace the factor that it does not have.
				if (owes === 'code') redirect(303, accountAddress('/second-factor'));
				const { db, now } = event.locals;
				const { personId } = viewer;
				// What changes how one signs in asks for as much as signing in.
				await checkPassword(db, personId, current, await countAttempt(event, 'password', String(personId)));
				await countAttempt(event, 'second factor', String(personId));
				const secret = offeredSecret(token);
				const done = await setUpSecondFactor(db, {
					...{ personId, secret, code, before, now },
					letter: factorSetLetter,
					at: new Date(),
					key: event.locals.factorKey,
				});
				keepSession(event, done.token);
				return { recoveryCodes: done.recoveryCodes };
			},
		}),
	signOut: (event) =>
		action(event, {
			may: sessionOf,
			form: signOutForm,
			do: async ({ token, viewer }, { sure }) => {
				const { db, now } = event.locals;
				if (!mayEmpty(event, sure)) return { unsent: true as const };
				await signOut(db, { personId: viewer.personId, token, now });
				dropSession(event, true);
				redirect(303, signInAddress());
			},
		}),
};

function sessionOf({ locals }: Pick<RequestEvent, 'locals'>): RequestSession {
	return locals.session ?? absent();
}

/** Easier to copy by hand. */
function inFours(secret: string): string {
	return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
