/** Links that work once, for a day. Source: docs/rules.md, Passwords and sessions. */
import { and, eq, isNull } from 'drizzle-orm';
import { oneUseToken } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { TokenKind } from '#lib/server/access/queries/token.ts';
import { digest, newSecret } from '#lib/server/access/secret.ts';

const A_DAY = 24 * 3_600_000;

/** Makes a token. Returns what the link holds: it is nowhere else. */
export async function issueToken(
	writer: Writer,
	kind: TokenKind,
	personId: number | null,
	now: Date,
): Promise<string> {
	// A later link takes the place of earlier ones.
	await spendTokens(writer, kind, personId, now);
	const token = newSecret();
	const expiresAt = new Date(now.getTime() + A_DAY);
	await writer.insert(oneUseToken).values({ hash: digest(token), kind, personId, expiresAt });
	return token;
}

/** No token of this kind works any more, of this person. */
export async function spendTokens(
	writer: Writer,
	kind: TokenKind,
	personId: number | null,
	now: Date,
): Promise<void> {
	const theirs = personId === null ? isNull(oneUseToken.personId) : eq(oneUseToken.personId, personId);
	await writer
		.update(oneUseToken)
		.set({ usedAt: now })
		.where(and(eq(oneUseToken.kind, kind), theirs, isNull(oneUseToken.usedAt)));
}
