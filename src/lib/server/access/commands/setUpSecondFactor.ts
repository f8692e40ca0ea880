import { eq } from 'drizzle-orm';
import { recoveryCode, secondFactor } from '#db/schema/index.ts';
import { digest } from '#lib/server/access/secret.ts';
import { endSessions, startSession } from './session.ts';
import { newRecoveryCodes, plainRecoveryCode, stepOf } from '#lib/server/access/totp.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
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
}

/**
 * Stores a second factor once a code proves that the device has it, in the place of an earlier one. Every session ends,
 * and one begins that has given it. Returns its token and the recovery codes, which are shown this once. Throws
 * Refused (`wrong first code`).
 */
export async function setUpSecondFactor(
	db: Database,
	{ personId, secret, code, now, at }: SetUpRequest,
): Promise<{ token: string; recoveryCodes: string[] }> {
	const step = stepOf(secret, code, at);
	if (step === null) throw new Refused('wrong first code');
	return transaction(db, async (writer) => {
		await writer.delete(secondFactor).where(eq(secondFactor.personId, personId));
		await writer.insert(secondFactor).values({ personId, secret, lastStep: step, createdAt: now });
		const recoveryCodes = await replaceRecoveryCodes(writer, personId);
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
		return { token, recoveryCodes };
	});
}

async function replaceRecoveryCodes(writer: Writer, personId: number): Promise<string[]> {
	const codes = newRecoveryCodes();
	await writer.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
	await writer
		.insert(recoveryCode)
		.values(codes.map((code) => ({ personId, hash: digest(plainRecoveryCode(code)) })));
	return codes;
}
