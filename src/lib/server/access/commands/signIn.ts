/** Signing in, in its two steps. Source: docs/rules.md, Passwords and sessions and Tests of the promises. */
import { and, eq, isNull } from 'drizzle-orm';
import { credential, person } from '#db/schema/index.ts';
import { first, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { beginAttempt, countAttempts, forgive, type Attempt } from './attempts.ts';
import { findDevice } from './devices.ts';
import { recordEntry } from './recordEntry.ts';
import type { FactorKey } from '#lib/server/access/factor.ts';
import { isPassword } from '#lib/server/access/password.ts';
import { endSession, startSession } from './session.ts';
import { findRecoveryCode, takeEither } from './codes.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface SignInRequest {
	/** In lower case. */
	readonly email: string;
	readonly password: string;
	readonly address: string;
	readonly now: Date;
	/** People of the demonstration do not exist then. */
	readonly production: boolean;
	/** Of the cookie that came along: that session ends. */
	readonly previous: string | undefined;
	/** Of the cookie by which this device is known, if it is. */
	readonly device?: string | undefined;
}

/**
 * The first step. Takes as long and refuses in the same words whether the account, its password or neither is right.
 * The session that begins owes the second factor where there is one to owe. Returns what its cookie holds. Throws Refused
 * (`wrong sign-in`) and TooOften.
 */
export async function signIn(db: Database, request: SignInRequest): Promise<string> {
	const { email, password, address, now, production, previous } = request;
	const device = await findDevice(db, email, request.device);
	const tried: Attempt = { what: 'sign-in', account: email, address, now, ...(device && { device }) };
	await beginAttempt(db, tried);
	const found = await snapshot(db, async (reader) =>
		first(
			reader
				.select({ id: person.id, demonstration: person.demonstration, hash: credential.passwordHash })
				.from(person)
				.innerJoin(credential, eq(credential.personId, person.id))
				.where(and(eq(person.email, email), isNull(person.disabledAt))),
		),
	);
	const known = found && !(production && found.demonstration) ? found : undefined;
	if (!(await isPassword(password, known?.hash)) || !known) {
		// Told of somebody and of nobody alike: what takes longer would tell who has an account.
		await transaction(db, (writer) => recordEntry(writer, 'fail sign-in', known?.id ?? null, now));
		throw new Refused('wrong sign-in');
	}
	return transaction(db, async (writer) => {
		// It may have been changed while it was checked.
		const still = await first(writer.select().from(credential).where(eq(credential.personId, known.id)));
		if (still?.passwordHash !== known.hash) throw new Refused('wrong sign-in');
		await forgive(writer, tried);
		if (previous) await endSession(writer, previous);
		const token = await startSession(writer, { personId: known.id, secondFactor: false, now });
		await recordEntry(writer, 'sign in', known.id, now);
		return token;
	});
}

/** So many wrong codes are no slip of the finger any more. */
const TELLING = 3;

export interface CodeRequest {
	readonly personId: number;
	/** Six digits of the device, or a recovery code. */
	readonly code: string;
	readonly address: string;
	readonly now: Date;
	/** The true time, which the device goes by. */
	readonly at: Date;
	readonly key: FactorKey;
	/** Of the session that owes the code: a new one takes its place. */
	readonly previous: string;
	/** Tells of a recovery code that was used. */
	readonly letter: LetterTo;
	/** Tells that somebody with the password tries codes. */
	readonly warning: LetterTo;
}

/**
 * The second step: a code of the device, each only once, or a recovery code in its place. Returns what the new session's
 * cookie holds. Throws Refused (`wrong code`, `key lost`) and TooOften.
 */
export async function giveSecondFactor(db: Database, request: CodeRequest): Promise<string> {
	const { personId, code, address, now, at, key, previous, letter, warning } = request;
	const tried: Attempt = { what: 'second factor', account: String(personId), address, now };
	await beginAttempt(db, tried);
	const recovery = await findRecoveryCode(db, personId, code);
	const token = await transaction(db, async (writer) => {
		const by = await takeEither(writer, { personId, code, recovery, now, at, key });
		if (by === null) {
			// Refused only when it is written: what is thrown in here would take the entry back.
			await recordEntry(writer, 'fail second factor', personId, now);
			// Whoever comes so far has the password: its owner is to know, once in a while.
			if ((await countAttempts(writer, tried)) === TELLING) await queueLetter(writer, personId, warning, now);
			return null;
		}
		await forgive(writer, tried);
		await endSession(writer, previous);
		await recordEntry(writer, 'give second factor', personId, now, { by });
		// Whoever has the codes on paper is not always their owner.
		if (by === 'recovery code') await queueLetter(writer, personId, letter, now);
		return startSession(writer, { personId, secondFactor: true, now });
	});
	if (token === null) throw new Refused('wrong code');
	return token;
}
