import { eq } from 'drizzle-orm';
import { person } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { findToken, type TokenKind } from './token.ts';

/** For whom a link is; undefined when it does not work (any more). */
export async function findInvited(
	reader: Reader,
	kind: Exclude<TokenKind, 'first administrator'>,
	token: string,
	now: Date,
): Promise<{ email: string; name: string; language: string } | undefined> {
	const personId = await findToken(reader, kind, token, now);
	if (typeof personId !== 'number') return undefined;
	return first(
		reader
			.select({ email: person.email, name: person.name, language: person.language })
			.from(person)
			.where(eq(person.id, personId)),
	);
}
