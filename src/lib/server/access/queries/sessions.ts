import { desc, eq } from 'drizzle-orm';
import { session } from '#db/schema/index.ts';
import { digest } from '#lib/server/access/secret.ts';
import type { Reader } from '#lib/server/database/driver.ts';

export interface OwnSession {
	/** By which it can be ended; nobody signs in with it. */
	readonly id: string;
	readonly startedAt: Date;
	/** Of its last request, to some minutes. */
	readonly seenAt: Date;
	/** The one that asks. */
	readonly isThis: boolean;
}

/** Where somebody is signed in, the newest first. */
export async function listSessions(reader: Reader, personId: number, token: string): Promise<OwnSession[]> {
	const found = await reader
		.select({ id: session.hash, startedAt: session.startedAt, seenAt: session.seenAt })
		.from(session)
		.where(eq(session.personId, personId))
		.orderBy(desc(session.seenAt));
	const own = digest(token);
	return found.map((one) => ({ ...one, isThis: one.id === own }));
}
