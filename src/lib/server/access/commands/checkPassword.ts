import { eq } from 'drizzle-orm';
import { credential } from '#db/schema/index.ts';
import { first, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { recordEntry } from './recordEntry.ts';
import { forgive, type Attempt } from './attempts.ts';
import { isPassword } from '#lib/server/access/password.ts';

/** Whether it is the password of somebody signed in; a right one takes the attempt back, a wrong one is recorded. */
export async function checkPassword(
	db: Database,
	personId: number,
	password: string,
	tried: Attempt,
): Promise<boolean> {
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
	return right;
}
