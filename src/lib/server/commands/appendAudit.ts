import { createHash } from 'node:crypto';
import { desc } from 'drizzle-orm';
import { auditEntry } from '#db/schema/index.ts';
import type { Writer } from '../db.ts';

export interface AuditEvent {
	readonly at: Date;
	/** Null: a command run on the machine itself. */
	readonly personId: number | null;
	readonly planId: number | null;
	readonly action: string;
	/** What it was done to, as `table/id`. */
	readonly subject: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** The hash that the first entry follows. */
export const FIRST_HASH = '0'.repeat(64);

/** Writes what happened, chained to the entry before, in the transaction of the change. */
export async function appendAudit(writer: Writer, event: AuditEvent): Promise<void> {
	const last = writer
		.select({ hash: auditEntry.hash })
		.from(auditEntry)
		.orderBy(desc(auditEntry.id))
		.limit(1)
		.get();
	const previousHash = last?.hash ?? FIRST_HASH;
	writer
		.insert(auditEntry)
		.values({ ...event, previousHash, hash: hashOf(event, previousHash) })
		.run();
}

/** SHA-256 over the entry before and everything that this one says. */
export function hashOf(event: AuditEvent, previousHash: string): string {
	const { at, personId, planId, action, subject, before, after } = event;
	const said = JSON.stringify([previousHash, at.getTime(), personId, planId, action, subject, before, after]);
	return createHash('sha256').update(said).digest('hex');
}
