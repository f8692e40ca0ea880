import { eq } from 'drizzle-orm';
import { recoveryCode, secondFactor } from '#db/schema/index.ts';
import { sealSecret, type FactorKey } from '#lib/server/access/factor.ts';
import { hashTogether } from '#lib/server/access/password.ts';
import { findRecoveryCode, takeEither } from './codes.ts';
import { recordEntry } from './recordEntry.ts';
import { endSessions, startSession } from './session.ts';
import { newRecoveryCodes, plainRecoveryCode, stepOf } from '#lib/server/access/totp.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface SetUpRequest {
	readonly personId: number;
	/** Base32, as it was offered. */
	readonly secret: string;
	/** What the device makes of it. */
	readonly code: string;
	readonly now: Date;
	/** The true time, which the device goes by. */
	readonly at: Date;
	/** Seals what is stored. */
	readonly key: FactorKey;
	/** Of the factor that is replaced: a code of its device or a recovery code. */
	readonly before: string;
	/** Tells of the new factor. */
	readonly letter: LetterTo;
}

/**
 * Stores a second factor once a code proves that the device has it. One that is there is replaced only with a code of its
 * own: a session left open is not enough. Every session ends, and one begins that has given it. Returns its token and the
 * recovery codes, which are shown this once. Throws Refused (`wrong first code`, `wrong code`, `key lost`).
 */
export async function setUpSecondFactor(
	db: Database,
	{ personId, secret, code, before, letter, now, at, key }: SetUpRequest,
): Promise<{ token: string; recoveryCodes: string[] }> {
	const step = stepOf(secret, code, at);
	if (step === null) throw new Refused('wrong first code');
	const recovery = await findRecoveryCode(db, personId, before);
	const recoveryCodes = newRecoveryCodes();
	const hashes = await hashTogether(recoveryCodes.map(plainRecoveryCode));
	const token = await transaction(db, async (writer) => {
		const factor = await first(writer.select().from(secondFactor).where(eq(secondFactor.personId, personId)));
		if (factor && (await takeEither(writer, { personId, code: before, recovery, now, at, key })) === null) {
			await recordEntry(writer, 'fail second factor', personId, now);
			return null;
		}
		await writer.delete(secondFactor).where(eq(secondFactor.personId, personId));
		await writer
			.insert(secondFactor)
			.values({ personId, secret: sealSecret(secret, personId, key), lastStep: step, createdAt: now });
		await writer.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
		await writer.insert(recoveryCode).values(hashes.map((hash) => ({ personId, hash })));
		await queueLetter(writer, personId, letter, now);
		await endSessions(writer, personId);
		const token = await startSession(writer, { personId, secondFactor: true, now });
		await appendAudit(writer, {
			at: now,
			personId,
			planId: null,
			action: 'set up second factor',
			subject: `person/${personId}`,
			before: null,
			after: null,
		});
		return token;
	});
	if (token === null) throw new Refused('wrong code');
	return { token, recoveryCodes };
}
