import { BY_NOBODY, UNKNOWN_PERSON, type AuditAction } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';

/**
 * Tells who came in, went or tried to, never with what was typed or from where.
 * @param personId whose account it was tried on; null: there is none
 */
export async function recordEntry(
	writer: Writer,
	action: AuditAction,
	personId: number | null,
	now: Date,
	after: object | null = null,
): Promise<void> {
	await appendAudit(writer, {
		at: now,
		personId: BY_NOBODY.includes(action) ? null : personId,
		planId: null,
		action,
		subject: personId === null ? UNKNOWN_PERSON : `person/${personId}`,
		before: null,
		after,
	});
}
