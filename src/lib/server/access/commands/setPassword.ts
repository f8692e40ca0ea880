/** A password is set by whoever was invited, was sent a link, or is signed in. */
import { eq } from 'drizzle-orm';
import { credential, person } from '#db/schema/index.ts';
import { clearAttempts } from './attempts.ts';
import { spendTokens } from './oneUse.ts';
import { findToken } from '#lib/server/access/queries/token.ts';
import { endSessions, startSession } from './session.ts';
import { first, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import type { AuditAction } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface Profile {
	readonly name: string;
	readonly language: string;
}

/**
 * Takes an invitation: from now on the person can sign in, and is. Returns the new session's token. Throws Refused
 * (`gone`) when the link does not work (any more).
 */
export async function acceptInvitation(
	db: Database,
	request: { token: string; passwordHash: string; profile: Profile; now: Date },
): Promise<string> {
	const { token, passwordHash, profile, now } = request;
	return transaction(db, async (writer) => {
		const personId = await findToken(writer, 'invitation', token, now);
		if (typeof personId !== 'number') throw new Refused('gone');
		await spendTokens(writer, 'invitation', personId, now);
		await writer.update(person).set(profile).where(eq(person.id, personId));
		await storePassword(writer, { personId, passwordHash, now, action: 'accept invitation' });
		return startSession(writer, { personId, secondFactor: false, now });
	});
}

/**
 * Sets a forgotten password anew. Every session ends; nobody is signed in by it. Throws Refused (`gone`) when the link does
 * not work.
 */
export async function resetPassword(
	db: Database,
	request: { token: string; passwordHash: string; letter: LetterTo; now: Date },
): Promise<void> {
	const { token, passwordHash, letter, now } = request;
	await transaction(db, async (writer) => {
		const personId = await findToken(writer, 'reset', token, now);
		if (typeof personId !== 'number') throw new Refused('gone');
		await spendTokens(writer, 'reset', personId, now);
		await spendTokens(writer, 'invitation', personId, now);
		await storePassword(writer, { personId, passwordHash, now, action: 'reset password' });
		await queueLetter(writer, personId, letter, now);
		// Whoever holds the mailbox may sign in at once, however often another guessed.
		const found = await first(writer.select().from(person).where(eq(person.id, personId)));
		if (found) await clearAttempts(writer, 'sign-in', found.email);
	});
}

/** Changes the password of somebody signed in: all other sessions end, theirs begins anew. Returns its token. */
export async function changePassword(
	db: Database,
	request: { personId: number; passwordHash: string; secondFactor: boolean; letter: LetterTo; now: Date },
): Promise<string> {
	const { personId, passwordHash, secondFactor, letter, now } = request;
	return transaction(db, async (writer) => {
		await storePassword(writer, { personId, passwordHash, now, action: 'change password' });
		await queueLetter(writer, personId, letter, now);
		return startSession(writer, { personId, secondFactor, now });
	});
}

/** Also ends every session that the person has. */
export async function storePassword(
	writer: Writer,
	request: { personId: number; passwordHash: string; now: Date; action: AuditAction },
): Promise<void> {
	const { personId, passwordHash, now, action } = request;
	const values = { passwordHash, changedAt: now };
	await writer
		.insert(credential)
		.values({ personId, ...values })
		.onConflictDoUpdate({ target: credential.personId, set: values });
	await endSessions(writer, personId);
	await appendAudit(writer, {
		at: now,
		personId,
		planId: null,
		action,
		subject: `person/${personId}`,
		before: null,
		after: null,
	});
}
