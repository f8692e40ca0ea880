import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { mail, person } from '#db/schema/index.ts';
import { first, type Writer } from '#lib/server/database/driver.ts';

export interface Letter {
	readonly subject: string;
	/** Plain text, lines as they are to be read. */
	readonly body: string;
}
/** Writes a letter to somebody, in their language. */
export type LetterTo = (receiver: { readonly name: string; readonly language: string }) => Letter;

/** A decision on a report, of which a letter tells: it leaves once that can be undone no more. */
export interface Held {
	readonly reportId: number;
	readonly until: Date;
}

/** Queues a letter in the transaction of what it tells of: sent when that is kept, and only then. */
export async function queueLetter(
	writer: Writer,
	personId: number,
	write: LetterTo,
	now: Date,
	held?: Held,
): Promise<void> {
	const receiver = await first(writer.select().from(person).where(eq(person.id, personId)));
	if (!receiver) throw new Error(`there is no person ${personId} to write to`);
	const { subject, body } = write(receiver);
	await insert(writer, {
		personId,
		kind: 'letter',
		subject,
		body,
		now,
		reportId: held?.reportId,
		nextAt: held?.until,
	});
}

/** Queues mail with a link that works once. Text and link are made when it is sent, so that none lies in the database. */
export async function queueLink(
	writer: Writer,
	personId: number,
	kind: 'invitation' | 'reset',
	now: Date,
	/** Who invites. */
	invitedBy: number | null = null,
): Promise<void> {
	await insert(writer, { personId, kind, now, invitedBy });
}

async function insert(
	writer: Writer,
	{
		now,
		nextAt,
		...values
	}: { now: Date; nextAt?: Date | undefined } & Omit<
		typeof mail.$inferInsert,
		'messageId' | 'createdAt' | 'nextAt'
	>,
): Promise<void> {
	// Due at once, whatever the clock of the tests says: the sender goes by the machine's.
	await writer
		.insert(mail)
		.values({ ...values, messageId: randomUUID(), createdAt: now, nextAt: nextAt ?? new Date(0) });
}
