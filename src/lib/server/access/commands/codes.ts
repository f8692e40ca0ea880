/** Codes of a device, and those that stand in its place: each once. */
import { and, eq, isNull, lt } from 'drizzle-orm';
import { recoveryCode, secondFactor } from '#db/schema/index.ts';
import { openSecret, type FactorKey } from '#lib/server/access/factor.ts';
import { findAmong } from '#lib/server/access/password.ts';
import { digest } from '#lib/server/access/secret.ts';
import { plainRecoveryCode, stepOf } from '#lib/server/access/totp.ts';
import { first, snapshot, type Database, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';

/** Shorter texts are no recovery codes: nothing is computed for them. */
const SHORTEST_RECOVERY = 12;

/** How a recovery code of the person is stored; null: it is none of them. Slow, so it is asked outside a transaction. */
export async function findRecoveryCode(
	db: Database,
	personId: number,
	typed: string,
): Promise<string | null> {
	const plain = plainRecoveryCode(typed);
	if (plain.length < SHORTEST_RECOVERY) return null;
	const unused = and(eq(recoveryCode.personId, personId), isNull(recoveryCode.usedAt));
	const stored = await snapshot(db, async (reader) =>
		(await reader.select({ hash: recoveryCode.hash }).from(recoveryCode).where(unused)).map(
			({ hash }) => hash,
		),
	);
	// Those made before they were salted.
	const quick = digest(plain);
	if (stored.includes(quick)) return quick;
	return (
		(await findAmong(
			plain,
			stored.filter((hash) => hash.startsWith('$')),
		)) ?? null
	);
}

export interface GivenCode {
	readonly personId: number;
	readonly code: string;
	/** What `findRecoveryCode` found of it. */
	readonly recovery: string | null;
	readonly now: Date;
	/** The true time, which the device goes by. */
	readonly at: Date;
	/** Opens what the device has. */
	readonly key: FactorKey;
}

/**
 * Takes the code, which works no more then; null: it is neither a device's nor a recovery code. Throws Refused
 * (`key lost`).
 */
export async function takeEither(
	writer: Writer,
	{ personId, code, recovery, now, at, key }: GivenCode,
): Promise<'device' | 'recovery code' | null> {
	// Before the device's, which may be one that cannot be asked any more.
	if (recovery !== null && (await takeRecoveryCode(writer, personId, recovery, now))) return 'recovery code';
	return (await takeCode(writer, { personId, code, at, key })) ? 'device' : null;
}

/** Throws Refused (`key lost`) where the device's secret was sealed with another key. */
async function takeCode(
	writer: Writer,
	{ personId, code, at, key }: Pick<GivenCode, 'personId' | 'code' | 'at' | 'key'>,
): Promise<boolean> {
	const factor = await first(writer.select().from(secondFactor).where(eq(secondFactor.personId, personId)));
	if (!factor) return false;
	const secret = openSecret(factor.secret, personId, key);
	if (secret === null) throw new Refused('key lost');
	const step = stepOf(secret, code, at);
	if (step === null) return false;
	const unused = and(eq(secondFactor.personId, personId), lt(secondFactor.lastStep, step));
	const taken = await writer.update(secondFactor).set({ lastStep: step }).where(unused).returning();
	return taken.length === 1;
}

async function takeRecoveryCode(writer: Writer, personId: number, hash: string, now: Date): Promise<boolean> {
	const unused = and(
		eq(recoveryCode.personId, personId),
		eq(recoveryCode.hash, hash),
		isNull(recoveryCode.usedAt),
	);
	const taken = await writer.update(recoveryCode).set({ usedAt: now }).where(unused).returning();
	return taken.length === 1;
}
