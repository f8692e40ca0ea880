import { eq } from 'drizzle-orm';
import { credential } from '#db/schema/index.ts';
import { first, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { recordEntry } from './recordEntry.ts';
import { forgive, type Attempt } from './attempts.ts';
import { isPassword } from '#lib/server/access/password.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * Proves that it is the password of somebody signed in; takes the attempt back. Throws Refused (`wrong password`), which
 * is recorded.
 */
export async function checkPassword(
	db: Database,
	personId: number,
	password: string,
	tried: Attempt,
): Promise<void> {
	const stored = await snapshot(db, async (reader) =>
		first(
			reader
				.select({ hash: credential.passwordHash })
				.from(credential)
				.where(eq(credential.personId, personId)),
		),
	);
	const right = await isPassword(password, stored?.hash);
	await transaction(db, (writer) =>
		right ? forgive(writer, tried) : recordEntry(writer, 'fail password', personId, tried.now),
	);
	if (!right) throw new Refused('wrong password');
}
