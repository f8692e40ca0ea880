/** Second factors and the key of the installation: at a start, and where that key is lost. */
import { eq } from 'drizzle-orm';
import { recoveryCode, secondFactor } from '#db/schema/index.ts';
import { isSealed, openSecret, sealSecret, type FactorKey } from '#lib/server/access/factor.ts';
import { snapshot, transaction, type Database, type Reader } from '#lib/server/database/driver.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { endSessions } from './session.ts';

const listFactors = async (reader: Reader) =>
	reader.select({ personId: secondFactor.personId, secret: secondFactor.secret }).from(secondFactor);

/** Whether any is sealed, so that there has to be a key. */
export async function hasSealed(db: Database): Promise<boolean> {
	return (await snapshot(db, listFactors)).some(({ secret }) => isSealed(secret));
}

/** Seals those that stand as they are; returns how many were sealed with another key and cannot be read. */
export async function sealFactors(db: Database, key: FactorKey): Promise<number> {
	const stored = await snapshot(db, listFactors);
	const unreadable = stored.filter(({ personId, secret }) => openSecret(secret, personId, key) === null);
	if (unreadable.length > 0 || stored.every(({ secret }) => isSealed(secret))) return unreadable.length;
	await transaction(db, async (writer) => {
		for (const { personId, secret } of await listFactors(writer)) {
			if (isSealed(secret)) continue;
			await writer
				.update(secondFactor)
				.set({ secret: sealSecret(secret, personId, key) })
				.where(eq(secondFactor.personId, personId));
		}
	});
	return 0;
}

/**
 * Forgets the second factors that cannot be read with the key: these people set up another one when they sign in. Their
 * sessions end, and they are told. Returns how many there were.
 * @param key null: there is none, and all that are sealed go
 */
export async function forgetUnreadable(
	db: Database,
	{ key, letter, now }: { readonly key: FactorKey | null; readonly letter: LetterTo; readonly now: Date },
): Promise<number> {
	return transaction(db, async (writer) => {
		const lost = (await listFactors(writer)).filter(({ personId, secret }) =>
			key === null ? isSealed(secret) : openSecret(secret, personId, key) === null,
		);
		for (const { personId } of lost) {
			await writer.delete(secondFactor).where(eq(secondFactor.personId, personId));
			await writer.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
			await endSessions(writer, personId);
			await queueLetter(writer, personId, letter, now);
			await appendAudit(writer, {
				at: now,
				personId: null,
				planId: null,
				action: 'forget second factor',
				subject: `person/${personId}`,
				before: null,
				after: null,
			});
		}
		return lost.length;
	});
}
