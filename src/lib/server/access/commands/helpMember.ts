/** What an administrator does for somebody who cannot get in. */
import { and, eq } from 'drizzle-orm';
import { mayAct, type Viewer } from '#lib/access/grant.ts';
import { credential, personRole, recoveryCode, secondFactor } from '#db/schema/index.ts';
import { endSessions } from './session.ts';
import { first, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import type { AuditAction } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { queueLetter, queueLink, type LetterTo } from '#lib/server/mail/index.ts';

export interface HelpRequest {
	readonly actor: Viewer;
	readonly planId: number;
	/** Somebody with a role in that plan. */
	readonly personId: number;
	readonly now: Date;
}

/** Sends an invitation that was lost or ran out once more. False: there is nothing to send, or not the actor's to do. */
export async function inviteAgain(db: Database, request: HelpRequest): Promise<boolean> {
	const { planId, personId, now } = request;
	return transaction(db, async (writer) => {
		if (!(await isHelped(writer, request))) return false;
		const joined = await first(writer.select().from(credential).where(eq(credential.personId, personId)));
		if (joined) return false;
		await queueLink(writer, personId, 'invitation', now);
		await record(writer, request, planId, 'invite again');
		return true;
	});
}

/** Forgets a second factor whose device and codes are lost; every session ends, and the person is told. */
export async function forgetSecondFactor(
	db: Database,
	request: HelpRequest & { readonly letter: LetterTo },
): Promise<boolean> {
	const { planId, personId, letter, now } = request;
	return transaction(db, async (writer) => {
		if (!(await isHelped(writer, request))) return false;
		const taken = await writer.delete(secondFactor).where(eq(secondFactor.personId, personId)).returning();
		if (taken.length === 0) return false;
		await writer.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
		await endSessions(writer, personId);
		await queueLetter(writer, personId, letter, now);
		await record(writer, request, planId, 'forget second factor');
		return true;
	});
}

async function isHelped(writer: Writer, { actor, planId, personId }: HelpRequest): Promise<boolean> {
	if (!mayAct(actor.grants, 'change roles', { planId })) return false;
	const here = and(eq(personRole.personId, personId), eq(personRole.planId, planId));
	return (
		(await first(writer.select({ id: personRole.id }).from(personRole).where(here).limit(1))) !== undefined
	);
}

async function record(
	writer: Writer,
	{ actor, personId, now }: HelpRequest,
	planId: number,
	action: AuditAction,
): Promise<void> {
	await appendAudit(writer, {
		at: now,
		personId: actor.personId,
		planId,
		action,
		subject: `person/${personId}`,
		before: null,
		after: null,
	});
}
