import { createHash } from 'node:crypto';
import type { AuditAction } from '#lib/record/audit.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';

export interface AuditEvent {
	readonly at: Date;
	/** Null: a command run on the machine itself, or somebody who is not known (`BY_NOBODY`). */
	readonly personId: number | null;
	/** Null: it belongs to no plan; those see it in whose plan the person of the subject has a role. */
	readonly planId: number | null;
	readonly action: AuditAction;
	/** What it was done to, as `table/id`. */
	readonly subject: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** The hash that the first entry follows. */
export const FIRST_HASH = '0'.repeat(64);

/** Writes what happened, chained to the entry before, in the transaction of the change. */
export async function appendAudit(writer: Writer, event: AuditEvent): Promise<void> {
	const [last] = await rows<{ id: number; hash: string }>(
		writer,
		'select id, hash from audit_entry order by id desc limit 1',
	);
	const previousHash = last?.hash ?? FIRST_HASH;
	const { at, before, after, ...named } = event;
	await run(
		writer,
		`insert into audit_entry (id, at, person_id, plan_id, action, subject, "before", "after", previous_hash, hash)
		values (@id, @at, @personId, @planId, @action, @subject, @before, @after, @previousHash, @hash)`,
		{
			...named,
			// Without gaps: PostgreSQL's own numbers go on where a transaction was taken back.
			id: (last?.id ?? 0) + 1,
			at: at.getTime(),
			before: textOf(before),
			after: textOf(after),
			previousHash,
			hash: hashOf(event, previousHash),
		},
	);
}

/** As the table keeps it: JSON; null is none. */
function textOf(value: unknown): string | null {
	return value === null || value === undefined ? null : JSON.stringify(value);
}

/** SHA-256 over the entry before and everything that this one says. */
export function hashOf(
	event: Omit<AuditEvent, 'action'> & { readonly action: string },
	previousHash: string,
): string {
	const { at, personId, planId, action, subject, before, after } = event;
	const said = JSON.stringify([previousHash, at.getTime(), personId, planId, action, subject, before, after]);
	return createHash('sha256').update(said).digest('hex');
}
