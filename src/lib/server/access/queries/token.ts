import { and, eq, gt, isNull } from 'drizzle-orm';
import { oneUseToken, type TOKEN_KINDS } from '#db/schema/index.ts';
import { digest } from '#lib/server/access/secret.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Whose token it is, null for the first administrator's; undefined when it is none, used or too old. */
export async function findToken(
	reader: Reader,
	kind: TokenKind,
	token: string,
	now: Date,
): Promise<number | null | undefined> {
	return (
		await first(
			reader
				.select({ personId: oneUseToken.personId })
				.from(oneUseToken)
				.where(
					and(
						eq(oneUseToken.hash, digest(token)),
						eq(oneUseToken.kind, kind),
						isNull(oneUseToken.usedAt),
						gt(oneUseToken.expiresAt, now),
					),
				),
		)
	)?.personId;
}
