/** What an administrator does for somebody who cannot get in. */
import { and, eq } from 'drizzle-orm';
import { mayAct, type Viewer } from '#lib/access/grant.ts';
import { credential, personRole, recoveryCode, secondFactor } from '#db/schema/index.ts';
import { endSessions } from './session.ts';
import { first, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import type { AuditAction } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { queueLetter, queueLink, type LetterTo } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface HelpRequest {
	readonly actor: Viewer;
	readonly planId: number;
	/** Somebody with a role in that plan. */
	readonly personId: number;
	readonly now: Date;
}

/**
 * Sends an invitation that was lost or ran out once more. Throws Refused (`gone`) where there is nothing to send, or it is
 * not the actor's to do.
 */
export async function inviteAgain(db: Database, request: HelpRequest): Promise<void> {
	const { planId, personId, now } = request;
	await transaction(db, async (writer) => {
		await assertHelped(writer, request);
		const joined = await first(writer.select().from(credential).where(eq(credential.personId, personId)));
		if (joined) throw new Refused('gone');
		await queueLink(writer, personId, 'invitation', now, request.actor.personId);
		await recordHelp(writer, request, planId, 'invite again');
	});
}

/**
 * Forgets a second factor whose device and codes are lost; every session ends, and the person is told. Throws Refused:
 * `gone` where there is none, or it is not the actor's to do; `of other plans`.
 */
export async function forgetSecondFactor(
	db: Database,
	request: HelpRequest & { readonly letter: LetterTo },
): Promise<void> {
	const { planId, personId, letter, now } = request;
	await transaction(db, async (writer) => {
		await assertHelped(writer, request);
		await assertAdministers(writer, request);
		const taken = await writer.delete(secondFactor).where(eq(secondFactor.personId, personId)).returning();
		if (taken.length === 0) throw new Refused('gone');
		await writer.delete(recoveryCode).where(eq(recoveryCode.personId, personId));
		await endSessions(writer, personId);
		await queueLetter(writer, personId, letter, now);
		await recordHelp(writer, request, planId, 'forget second factor');
	});
}

/** What is the person's and of no plan: only who administers every plan in which they have a role has a say in it. */
export async function assertAdministers(
	writer: Writer,
	{ actor, personId }: Pick<HelpRequest, 'actor' | 'personId'>,
): Promise<void> {
	const theirs = await writer
		.selectDistinct({ planId: personRole.planId })
		.from(personRole)
		.where(eq(personRole.personId, personId));
	const isTheirs = theirs.every(({ planId }) => mayAct(actor.grants, 'change roles', { planId }));
	if (theirs.length === 0 || !isTheirs) throw new Refused('of other plans');
}

/** Throws where the actor does not help here, or the person has no role in the plan. */
export async function assertHelped(writer: Writer, { actor, planId, personId }: HelpRequest): Promise<void> {
	const here = and(eq(personRole.personId, personId), eq(personRole.planId, planId));
	const member = await first(writer.select({ id: personRole.id }).from(personRole).where(here).limit(1));
	if (!member || !mayAct(actor.grants, 'change roles', { planId })) throw new Refused('gone');
}

/** Writes into the record what was done for or to somebody. */
export async function recordHelp(
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
