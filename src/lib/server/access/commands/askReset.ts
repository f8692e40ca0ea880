import { and, eq, isNull } from 'drizzle-orm';
import { attempt, credential, person } from '#db/schema/index.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { recordEntry } from './recordEntry.ts';
import { queueLink } from '#lib/server/mail/index.ts';

/**
 * Sends a link for a new password to whoever has this address; to the invited who have not come yet, their invitation
 * again. Says nothing about whether there is anybody.
 * @param production people of the demonstration do not exist then
 */
export async function askReset(db: Database, email: string, now: Date, production: boolean): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await first(
			writer
				.select({ id: person.id, demonstration: person.demonstration, credential: credential.personId })
				.from(person)
				.leftJoin(credential, eq(credential.personId, person.id))
				.where(and(eq(person.email, email), isNull(person.disabledAt))),
		);
		if (!found || (production && found.demonstration)) {
			// Writing takes longer than not writing: nobody is to measure by it who has an account.
			await writer.insert(attempt).values({ subject: 'reset of nobody', at: now });
			await recordEntry(writer, 'ask for password', null, now);
			return;
		}
		await queueLink(writer, found.id, found.credential === null ? 'invitation' : 'reset', now);
		await recordEntry(writer, 'ask for password', found.id, now);
	});
}
