/** Links that work once, for a day. Source: reliability.md, "Invitations and resets". */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { oneUseToken, type TOKEN_KINDS } from '#db/schema/index.ts';
import type { Reader, Writer } from '#lib/server/database/driver.ts';
import { digest, newSecret } from '#lib/server/access/secret.ts';

const A_DAY = 24 * 3_600_000;

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Makes a token. Returns what the link holds: it is nowhere else. */
export async function issueToken(
	writer: Writer,
	kind: TokenKind,
	personId: number | null,
	now: Date,
): Promise<string> {
	const token = newSecret();
	const expiresAt = new Date(now.getTime() + A_DAY);
	writer
		.insert(oneUseToken)
		.values({ hash: digest(token), kind, personId, expiresAt })
		.run();
	return token;
}

/** Whose token it is, null for the first administrator's; undefined when it is none, used or too old. */
export async function findToken(
	reader: Reader,
	kind: TokenKind,
	token: string,
	now: Date,
): Promise<number | null | undefined> {
	return reader
		.select({ personId: oneUseToken.personId })
		.from(oneUseToken)
		.where(
			and(
				eq(oneUseToken.hash, digest(token)),
				eq(oneUseToken.kind, kind),
				isNull(oneUseToken.usedAt),
				gt(oneUseToken.expiresAt, now),
			),
		)
		.get()?.personId;
}

/** No token of this kind works any more, of this person. */
export async function spendTokens(
	writer: Writer,
	kind: TokenKind,
	personId: number | null,
	now: Date,
): Promise<void> {
	const theirs = personId === null ? isNull(oneUseToken.personId) : eq(oneUseToken.personId, personId);
	writer
		.update(oneUseToken)
		.set({ usedAt: now })
		.where(and(eq(oneUseToken.kind, kind), theirs, isNull(oneUseToken.usedAt)))
		.run();
}
