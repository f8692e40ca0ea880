/** Signing in, in its two steps. Source: docs/rules.md, Passwords and sessions and Tests of the promises. */
import { and, eq, isNull, lt } from 'drizzle-orm';
import { credential, person, recoveryCode, secondFactor } from '#db/schema/index.ts';
import { first, snapshot, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { beginAttempt, forgive, type Attempt } from './attempts.ts';
import { recordEntry } from './recordEntry.ts';
import { isPassword } from '#lib/server/access/password.ts';
import { digest } from '#lib/server/access/secret.ts';
import { endSession, startSession } from './session.ts';
import { plainRecoveryCode, stepOf } from '#lib/server/access/totp.ts';
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
}

/**
 * The first step. Takes as long and refuses in the same words whether the account, its password or neither is right.
 * The session that begins owes the second factor where there is one to owe. Returns what its cookie holds. Throws Refused
 * (`wrong sign-in`) and TooOften.
 */
export async function signIn(db: Database, request: SignInRequest): Promise<string> {
	const { email, password, address, now, production, previous } = request;
	const tried: Attempt = { what: 'sign-in', account: email, address, now };
	await beginAttempt(db, tried);
	const found = await snapshot(db, async (reader) =>
		first(
			reader
				.select({ id: person.id, demonstration: person.demonstration, hash: credential.passwordHash })
				.from(person)
				.innerJoin(credential, eq(credential.personId, person.id))
				.where(eq(person.email, email)),
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

export interface CodeRequest {
	readonly personId: number;
	/** Six digits of the device, or a recovery code. */
	readonly code: string;
	readonly address: string;
	readonly now: Date;
	/** The true time, which the device goes by. */
	readonly at: Date;
	/** Of the session that owes the code: a new one takes its place. */
	readonly previous: string;
}

/**
 * The second step: a code of the device, each only once, or a recovery code in its place. Returns what the new session's
 * cookie holds. Throws Refused (`wrong code`) and TooOften.
 */
export async function giveSecondFactor(db: Database, request: CodeRequest): Promise<string> {
	const { personId, code, address, now, at, previous } = request;
	const tried: Attempt = { what: 'second factor', account: String(personId), address, now };
	await beginAttempt(db, tried);
	const token = await transaction(db, async (writer) => {
		const by = (await takeCode(writer, personId, code, at))
			? 'device'
			: (await takeRecoveryCode(writer, personId, code, now))
				? 'recovery code'
				: null;
		if (by === null) {
			// Refused only when it is written: what is thrown in here would take the entry back.
			await recordEntry(writer, 'fail second factor', personId, now);
			return null;
		}
		await forgive(writer, tried);
		await endSession(writer, previous);
		await recordEntry(writer, 'give second factor', personId, now, { by });
		return startSession(writer, { personId, secondFactor: true, now });
	});
	if (token === null) throw new Refused('wrong code');
	return token;
}

async function takeCode(writer: Writer, personId: number, code: string, at: Date): Promise<boolean> {
	const factor = await first(writer.select().from(secondFactor).where(eq(secondFactor.personId, personId)));
	const step = factor ? stepOf(factor.secret, code, at) : null;
	if (step === null) return false;
	const unused = and(eq(secondFactor.personId, personId), lt(secondFactor.lastStep, step));
	const taken = await writer.update(secondFactor).set({ lastStep: step }).where(unused).returning();
	return taken.length === 1;
}

async function takeRecoveryCode(
	writer: Writer,
	personId: number,
	typed: string,
	now: Date,
): Promise<boolean> {
	const hash = digest(plainRecoveryCode(typed));
	const unused = and(
		eq(recoveryCode.personId, personId),
		eq(recoveryCode.hash, hash),
		isNull(recoveryCode.usedAt),
	);
	const taken = await writer.update(recoveryCode).set({ usedAt: now }).where(unused).returning();
	return taken.length === 1;
}
