/** The end of the record, sent to where the database's owner does not reach. */
import { and, eq, exists, isNull } from 'drizzle-orm';
import { credential, person, personRole } from '#db/schema/index.ts';
import { rows, transaction, type Database } from '#lib/server/database/driver.ts';
import { queueLetter, type LetterTo } from '#lib/server/mail/index.ts';
import { sealRecord, type Seal } from './sealRecord.ts';

export interface MailedSeal {
	/** Null: the record is empty, and nothing was sent. */
	readonly seal: Seal | null;
	readonly letters: number;
}

/**
 * Seals the record as it stands and writes its length, last hash and seal to every administrator, once each. Those who are
 * disabled, have not come yet or are of the demonstration are left out.
 */
export async function mailSeal(
	db: Database,
	{
		key,
		letter,
		now,
	}: { readonly key: string; readonly letter: (seal: Seal) => LetterTo; readonly now: Date },
): Promise<MailedSeal> {
	await sealRecord(db, key, now);
	return transaction(db, async (writer) => {
		const [seal] = await rows<Seal>(
			writer,
			`select at, entries, last_id as "lastId", hash, mac from audit_seal order by id desc limit 1`,
		);
		if (!seal) return { seal: null, letters: 0 };
		const joined = writer.select().from(credential).where(eq(credential.personId, person.id));
		const receivers = await writer
			.selectDistinct({ id: person.id })
			.from(person)
			.innerJoin(personRole, and(eq(personRole.personId, person.id), eq(personRole.role, 'administrator')))
			.where(and(isNull(person.disabledAt), eq(person.demonstration, false), exists(joined)));
		for (const { id } of receivers) await queueLetter(writer, id, letter(seal), now);
		return { seal, letters: receivers.length };
	});
}
