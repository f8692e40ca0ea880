import { eq } from 'drizzle-orm';
import { person } from '#db/schema/index.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { Profile } from './setPassword.ts';

/** Changes the name that others see and the language of mail. Does nothing where both are as they were. */
export async function changeProfile(
	db: Database,
	personId: number,
	after: Profile,
	now: Date,
): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await first(writer.select().from(person).where(eq(person.id, personId)));
		if (!found || (found.name === after.name && found.language === after.language)) return;
		await writer.update(person).set(after).where(eq(person.id, personId));
		// Names stand nowhere in the record: it stays when a person is forgotten.
		const isNamed = found.name !== after.name;
		const before = { language: found.language };
		const subject = `person/${personId}`;
		await appendAudit(writer, {
			at: now,
			personId,
			planId: null,
			action: 'change profile',
			subject,
			before,
			after: { language: after.language, ...(isNamed && { name: 'changed' }) },
		});
	});
}
