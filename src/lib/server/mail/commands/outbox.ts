/** The outbox as its sender sees it: takes what is due, says what became of it. */
import { eq, sql } from 'drizzle-orm';
import { mail, person } from '#db/schema/index.ts';
import { issueToken } from '#lib/server/access/index.ts';
import { getInvited, type Invited } from '#lib/server/access/queries/inviter.ts';
import { claim, first, returned, rows, transaction, type Database } from '#lib/server/database/driver.ts';

const MINUTE = 60_000;
/** A sender that has not said by then what became of a mail has died. */
const CLAIM = 10 * MINUTE;
const LONGEST_PAUSE = 6 * 60 * MINUTE;

export interface ClaimedMail {
	readonly id: number;
	readonly messageId: string;
	readonly createdAt: Date;
	readonly receiver: { readonly name: string; readonly email: string; readonly language: string };
	readonly content:
		| { readonly kind: 'letter'; readonly subject: string; readonly body: string }
		/** The link's token, made just now. */
		| { readonly kind: 'invitation' | 'reset'; readonly token: string; readonly invited: Invited };
}

/**
 * Takes the mail that is due longest, so that no other sender takes it; undefined when none is due.
 * @param at the machine's clock, by which mail is due
 * @param now the clock of everything else, by which a link runs out: a day after it is sent
 */
export async function claimMail(db: Database, at: Date, now: Date): Promise<ClaimedMail | undefined> {
	return claim(db, async (writer) => {
		const [due] = await rows<{ id: number }>(
			writer,
			`select m.id from mail m where m.sent_at is null and m.refused_at is null and m.next_at <= @at
			order by m.next_at, m.id limit 1 /* for update of m skip locked */`,
			{ at: at.getTime() },
		);
		if (!due) return undefined;
		const { id } = due;
		const claimed = await returned(
			writer
				.update(mail)
				.set({ attempts: sql`${mail.attempts} + 1`, nextAt: new Date(at.getTime() + CLAIM) })
				.where(eq(mail.id, id))
				.returning(),
		);
		const { name, email, language } = await returned(
			writer.select().from(person).where(eq(person.id, claimed.personId)),
		);
		const { kind, subject, body, messageId, createdAt, personId } = claimed;
		const content =
			kind === 'letter'
				? { kind, subject: subject ?? '', body: body ?? '' }
				: {
						kind,
						token: await issueToken(writer, kind, personId, now),
						invited: await getInvited(writer, personId, claimed.invitedBy),
					};
		return { id, messageId, createdAt, receiver: { name, email, language }, content };
	});
}

/** It left: it is never sent again. */
export async function mailLeft(db: Database, id: number, at: Date): Promise<void> {
	await transaction(db, async (writer) => {
		await writer.update(mail).set({ sentAt: at, lastError: null }).where(eq(mail.id, id));
	});
}

/** It did not leave. Tried again after a pause that doubles from a minute to six hours, or never where refused for good. */
export async function mailStayed(
	db: Database,
	id: number,
	at: Date,
	failure: { readonly reason: string; readonly final: boolean },
): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await first(writer.select().from(mail).where(eq(mail.id, id)));
		const pause = Math.min(MINUTE * 2 ** ((found?.attempts ?? 1) - 1), LONGEST_PAUSE);
		await writer
			.update(mail)
			.set({
				lastError: failure.reason.slice(0, 500),
				nextAt: new Date(at.getTime() + pause),
				refusedAt: failure.final ? at : null,
			})
			.where(eq(mail.id, id));
	});
}
