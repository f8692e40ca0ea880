import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { accountAddress, signInAddress } from '#lib/i18n/address.ts';
import { beginAttempt, type Attempt } from '#lib/server/access/commands/attempts.ts';
import { giveSecondFactor } from '#lib/server/access/commands/signIn.ts';
import { signOut } from '#lib/server/access/commands/signOut.ts';
import { offeredSecret, qrCode } from '#lib/server/access/totp.ts';
import { setUpSecondFactor } from '#lib/server/access/commands/setUpSecondFactor.ts';
import { assertMay, onward, refuse, refuseUntil } from '#lib/server/http/account.ts';
import { dropSession, keepSession, type RequestSession } from '#lib/server/http/session.ts';
import { startAddress } from '#lib/server/access/start.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { owes, token, viewer } = sessionOf(event);
	const next = onward(event.url, await startAddress(event.locals.db, viewer));
	if (owes === 'code') return { owes, next };
	const secret = offeredSecret(token);
	const replaces = viewer.secondFactor;
	return { owes, next, replaces, secret: inFours(secret), qr: qrCode(secret, viewer.email) };
};

export const actions: Actions = {
	/** Gives the code that is owed, or a recovery code. */
	enter: async (event) => {
		const { owes, token, viewer } = sessionOf(event);
		if (owes !== 'code') redirect(303, accountAddress('/second-factor'));
		const result = await giveSecondFactor(event.locals.db, {
			...tried(event, viewer.personId),
			personId: viewer.personId,
			code: await codeOf(event.request),
			at: new Date(),
			previous: token,
		});
		if (result.outcome === 'wait') return refuseUntil(result.until, event.locals.now);
		if (result.outcome === 'wrong') return refuse({ code: 'code' });
		keepSession(event, result.token);
		redirect(303, onward(event.url, await startAddress(event.locals.db, viewer)));
	},
	/** Proves that the device has the secret that this session offers. */
	setUp: async (event) => {
		const { owes, token, viewer } = sessionOf(event);
		// Else a stolen password could replace the factor that it does not have.
		if (owes === 'code') redirect(303, accountAddress('/second-factor'));
		const { db, now } = event.locals;
		const { personId } = viewer;
		const until = await beginAttempt(db, tried(event, personId));
		if (until) return refuseUntil(until, now);
		const code = await codeOf(event.request);
		const done = await setUpSecondFactor(db, {
			personId,
			secret: offeredSecret(token),
			code,
			now,
			at: new Date(),
		});
		if (!done) return refuse({ code: 'set_up_code' });
		keepSession(event, done.token);
		return { recoveryCodes: done.recoveryCodes };
	},
	signOut: async (event) => {
		const { token, viewer } = sessionOf(event);
		const { db, now } = event.locals;
		await signOut(db, { personId: viewer.personId, token, now });
		dropSession(event);
		redirect(303, signInAddress());
	},
};

function sessionOf(event: Parameters<typeof assertMay>[0]): RequestSession {
	assertMay(event);
	return event.locals.session ?? error(404, { message: m.error_no_page() });
}

function tried(event: { getClientAddress(): string; locals: App.Locals }, personId: number): Attempt {
	const { now } = event.locals;
	return { what: 'second factor', account: String(personId), address: event.getClientAddress(), now };
}

async function codeOf(request: Request): Promise<string> {
	const form = await request.formData();
	const given = [form.get('code'), form.get('recovery')].find((one) => typeof one === 'string' && one !== '');
	return typeof given === 'string' ? given.slice(0, 100) : '';
}

/** Easier to copy by hand. */
function inFours(secret: string): string {
	return secret.match(/.{1,4}/g)?.join(' ') ?? secret;
}
