/** People for tests, and their sessions without the way through the pages. */
import { credential, person, personRole, secondFactor } from '#db/schema/index.ts';
import type { Grant } from '#lib/access/grant.ts';
import { factorKey } from '#lib/server/access/factor.ts';
import { hashPassword } from '#lib/server/access/password.ts';
import { startSession } from '#lib/server/access/commands/session.ts';
import { returned, transaction, type Database } from '#lib/server/database/driver.ts';

export const PASSWORD = 'four words without sense';
/** Of the second factor that some of them have. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** Of an installation in tests that no server serves. */
export const FACTOR_KEY = factorKey('of the tests');

export interface TestPerson {
	readonly email: string;
	readonly grants?: readonly Grant[];
	/** Has set up a second factor. */
	readonly factor?: boolean;
	/** Was invited, and has not come yet. */
	readonly invited?: boolean;
	readonly demonstration?: boolean;
}

/** Returns the person's identifier. */
export async function addPerson(db: Database, asked: TestPerson, now: Date): Promise<number> {
	const { email, grants = [], factor = false, invited = false, demonstration = false } = asked;
	const passwordHash = invited ? null : await hashPassword(PASSWORD);
	return transaction(db, async (writer) => {
		const values = { email, name: `Name of ${email}`, createdAt: now, demonstration };
		const personId = (await returned(writer.insert(person).values(values).returning())).id;
		if (passwordHash) await writer.insert(credential).values({ personId, passwordHash, changedAt: now });
		if (factor) {
			await writer.insert(secondFactor).values({ personId, secret: SECRET, lastStep: 0, createdAt: now });
		}
		for (const grant of grants) await writer.insert(personRole).values({ personId, ...grant });
		return personId;
	});
}

/** What the cookie of somebody signed in holds. */
export async function signedIn(
	db: Database,
	personId: number,
	now: Date,
	secondFactor = true,
): Promise<string> {
	return transaction(db, (writer) => startSession(writer, { personId, secondFactor, now }));
}
