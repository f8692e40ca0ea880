/**
 * Somebody has to be the first: whoever can read what the server prints. Source: docs/rules.md, Passwords and
 * sessions.
 */
import { and, eq, notExists } from 'drizzle-orm';
import { person, personRole, plan } from '#db/schema/index.ts';
import { issueToken, spendTokens } from './oneUse.ts';
import { findToken } from '#lib/server/access/queries/token.ts';
import { startSession } from './session.ts';
import {
	first,
	returned,
	transaction,
	type Database,
	type Reader,
	type Writer,
} from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { storePassword, type Profile } from './setPassword.ts';
import { Refused } from '#lib/server/refused.ts';

/** Makes the link's token, which works for a day and in the place of earlier ones; null: there is an administrator. */
export async function issueFirstToken(db: Database, now: Date): Promise<string | null> {
	return transaction(db, async (writer) => {
		if (await hasAdministrator(writer)) return null;
		await spendTokens(writer, 'first administrator', null, now);
		return issueToken(writer, 'first administrator', null, now);
	});
}

/**
 * Makes an account that administers every plan without an administrator, and signs it in. Returns the new session's
 * token. Throws Refused: `gone` where the link does not work, `address taken`.
 */
export async function becomeFirstAdministrator(
	db: Database,
	request: { token: string; profile: Profile & { email: string }; passwordHash: string; now: Date },
): Promise<string> {
	const { token, profile, passwordHash, now } = request;
	return transaction(db, async (writer) => {
		const found = await findToken(writer, 'first administrator', token, now);
		if (found === undefined || (await hasAdministrator(writer))) throw new Refused('gone');
		const known = await first(
			writer.select({ id: person.id }).from(person).where(eq(person.email, profile.email)),
		);
		if (known) throw new Refused('address taken');
		await spendTokens(writer, 'first administrator', null, now);
		const personId = (
			await returned(
				writer
					.insert(person)
					.values({ ...profile, createdAt: now })
					.returning({ id: person.id }),
			)
		).id;
		await storePassword(writer, { personId, passwordHash, now, action: 'become first administrator' });
		await administerOrphans(writer, personId, now);
		return startSession(writer, { personId, secondFactor: false, now });
	});
}

/**
 * Gives plans that came later, and have no administrator, to somebody who is there. Returns the codes of these plans;
 * null: nobody has this address.
 */
export async function appointAdministrator(db: Database, email: string, now: Date): Promise<string[] | null> {
	return transaction(db, async (writer) => {
		const found = await first(
			writer
				.select()
				.from(person)
				.where(and(eq(person.email, email), eq(person.demonstration, false))),
		);
		return found ? administerOrphans(writer, found.id, now) : null;
	});
}

async function administerOrphans(writer: Writer, personId: number, now: Date): Promise<string[]> {
	const theirs = administrators(writer).where(eq(personRole.planId, plan.id));
	const orphans = await writer.select().from(plan).where(notExists(theirs));
	for (const { id: planId } of orphans) {
		const grant = { personId, planId, role: 'administrator' } as const;
		await writer.insert(personRole).values(grant).onConflictDoNothing();
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: 'give role',
			subject: `person/${personId}`,
			before: null,
			after: grant,
		});
	}
	return orphans.map(({ code }) => code);
}

/** People of the demonstration do not count: in production there are none. */
function administrators(reader: Reader) {
	return reader
		.select({ id: personRole.id })
		.from(personRole)
		.innerJoin(
			person,
			and(
				eq(person.id, personRole.personId),
				eq(person.demonstration, false),
				eq(personRole.role, 'administrator'),
			),
		);
}

async function hasAdministrator(reader: Reader): Promise<boolean> {
	return (await first(administrators(reader).limit(1))) !== undefined;
}
