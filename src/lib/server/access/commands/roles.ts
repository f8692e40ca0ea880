/** Who gets a role, and who loses one: it counts from the next request on. */
import { and, count, eq, isNull, lte } from 'drizzle-orm';
import { mayAct, type Grant, type Viewer } from '#lib/access/grant.ts';
import { isGrantComplete, mayGive } from '#lib/access/giving.ts';
import { isPartnerRole, isReviewerRole } from '#lib/access/permission.ts';
import { credential, organisation, person, personRole, roleOffer, sector } from '#db/schema/index.ts';
import { first, returned, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { lapsedBefore } from '#lib/server/access/queries/grants.ts';
import type { AuditAction } from '#lib/record/audit.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { queueLetter, queueLink, type LetterTo } from '#lib/server/mail/index.ts';
import { Refused } from '#lib/server/refused.ts';

export interface GiveRequest {
	readonly actor: Viewer;
	/** Whoever has this address gets the role; nobody yet: is invited by it. */
	readonly email: string;
	readonly name: string;
	readonly language: string;
	readonly grant: Grant;
	/** For those who are there already. */
	readonly letter: LetterTo;
	readonly now: Date;
}

/**
 * Gives a role; by mail the person learns of it, or is invited. Throws Refused: `role not allowed` where it is not the
 * actor's to give or names what the plan does not have, since a page offers neither; `role given`.
 */
export async function giveRole(db: Database, request: GiveRequest): Promise<void> {
	await transaction(db, (writer) => giveRoleIn(writer, request));
}

/** Like `giveRole`, in the transaction of the caller. */
export async function giveRoleIn(writer: Writer, request: GiveRequest): Promise<void> {
	const { actor, email, name, language, grant, letter, now } = request;
	if (!mayGiveHere(actor, grant)) throw new Refused('role not allowed');
	if (!(await isOfPlan(writer, grant))) throw new Refused('role not allowed');
	const known = await first(writer.select().from(person).where(eq(person.email, email)));
	const { id: personId } =
		known ??
		(await returned(writer.insert(person).values({ email, name, language, createdAt: now }).returning()));
	await refuseBoth(writer, personId, grant);
	const joined = await first(writer.select().from(credential).where(eq(credential.personId, personId)));
	// Who is there already takes a role: nobody is drawn into a plan by somebody of it.
	const given = joined
		? await offer(writer, personId, grant, now)
		: await first(
				writer
					.insert(personRole)
					.values({ personId, ...grant })
					.onConflictDoNothing()
					.returning(),
			);
	if (!given) throw new Refused('role given');
	if (joined) await queueLetter(writer, personId, letter, now);
	else await queueLink(writer, personId, 'invitation', now, actor.personId);
	await record(writer, {
		actor,
		action: joined ? 'offer role' : 'give role',
		personId,
		before: null,
		after: grant,
		now,
	});
}

/** Undefined: it is theirs, or offered to them. */
async function offer(writer: Writer, personId: number, grant: Grant, now: Date) {
	const { role, planId, sectorId, organisationId, clears = null } = grant;
	const held = await writer
		.select()
		.from(personRole)
		.where(and(eq(personRole.personId, personId), eq(personRole.planId, planId), eq(personRole.role, role)));
	const isSame = (one: Grant) =>
		one.sectorId === sectorId && one.organisationId === organisationId && one.clears === clears;
	if (held.some(isSame)) return undefined;
	const lapsed = and(eq(roleOffer.personId, personId), lte(roleOffer.offeredAt, lapsedBefore(now)));
	await writer.delete(roleOffer).where(lapsed);
	return first(
		writer
			.insert(roleOffer)
			.values({ personId, ...grant, offeredAt: now })
			.onConflictDoNothing()
			.returning(),
	);
}

/** Whoever reviews a plan reports nothing in it: they could decide nothing of that partner any more. */
async function refuseBoth(writer: Writer, personId: number, { planId, role }: Grant): Promise<void> {
	if (!isPartnerRole(role)) return;
	const held = await writer
		.select({ role: personRole.role })
		.from(personRole)
		.where(and(eq(personRole.personId, personId), eq(personRole.planId, planId)));
	if (held.some((one) => isReviewerRole(one.role))) throw new Refused('reviews here');
}

/** What a stored role gives. */
export function grantIn({
	role,
	planId,
	sectorId,
	organisationId,
	clears,
}: typeof personRole.$inferSelect): Grant {
	return { role, planId, sectorId, organisationId, ...(clears && { clears }) };
}

/** Whether the actor may give this role here; a coordinator of one sector gives nothing beyond it. */
function mayGiveHere(actor: Viewer, { role, planId, sectorId }: Grant): boolean {
	const subject = sectorId === null ? { planId } : { planId, sectorId };
	return actor.grants.some((own) => mayAct([own], 'invite people', subject) && mayGive(own.role, role));
}

/** Sector and organisation are of the same plan, and there where the role needs them. */
async function isOfPlan(writer: Writer, grant: Grant): Promise<boolean> {
	const { planId, sectorId, organisationId } = grant;
	const inPlan = async (table: typeof sector | typeof organisation, id: number | null) =>
		id === null ||
		(await first(
			writer
				.select({ id: table.id })
				.from(table)
				.where(and(eq(table.id, id), eq(table.planId, planId))),
		)) !== undefined;
	return (
		isGrantComplete(grant) && (await inPlan(sector, sectorId)) && (await inPlan(organisation, organisationId))
	);
}

export interface ChangeRequest {
	readonly actor: Viewer;
	/** Identifier of the role that was given. */
	readonly roleId: number;
	/** What takes its place; null: nothing. */
	readonly grant: Grant | null;
	readonly now: Date;
}

/**
 * Changes or takes away a role. Throws Refused: `role not allowed`, as giving does; `last administrator`, since a plan
 * keeps at least one.
 */
export async function changeRole(db: Database, request: ChangeRequest): Promise<void> {
	await transaction(db, (writer) => changeRoleIn(writer, request));
}

/** Like `changeRole`, in the transaction of the caller. */
export async function changeRoleIn(
	writer: Writer,
	{ actor, roleId, grant, now }: ChangeRequest,
): Promise<void> {
	const found = await first(writer.select().from(personRole).where(eq(personRole.id, roleId)));
	if (!found || !mayAct(actor.grants, 'change roles', { planId: found.planId })) {
		throw new Refused('role not allowed');
	}
	if (grant && (grant.planId !== found.planId || !(await isOfPlan(writer, grant)))) {
		throw new Refused('role not allowed');
	}
	if (found.role === 'administrator' && grant?.role !== 'administrator') {
		await assertNotLast(writer, found.planId);
	}
	await writer.delete(personRole).where(eq(personRole.id, roleId));
	if (isReviewerRole(found.role)) await dropOffers(writer, found.planId);
	if (grant) await refuseBoth(writer, found.personId, grant);
	const { personId } = found;
	const before = grantIn(found);
	if (grant) {
		await writer
			.insert(personRole)
			.values({ personId, ...grant })
			.onConflictDoNothing();
	}
	await record(writer, {
		actor,
		action: grant ? 'change role' : 'take role',
		personId,
		before,
		after: grant,
		now,
	});
}

/** Whoever may invite no longer may have offered roles that nobody has taken yet: what is offered in the plan lapses. */
export async function dropOffers(writer: Writer, planId: number): Promise<void> {
	await writer.delete(roleOffer).where(eq(roleOffer.planId, planId));
}

/** Throws Refused (`last administrator`): a plan keeps one who can sign in. */
export async function assertNotLast(writer: Writer, planId: number): Promise<void> {
	const administrators = and(
		eq(personRole.planId, planId),
		eq(personRole.role, 'administrator'),
		isNull(person.disabledAt),
	);
	const found = await first(
		writer
			.select({ n: count() })
			.from(personRole)
			.innerJoin(person, eq(person.id, personRole.personId))
			.where(administrators),
	);
	if ((found?.n ?? 0) <= 1) throw new Refused('last administrator');
}

/**
 * Takes a role that was offered, or leaves it. Throws Refused (`gone`) where there is no such offer to this person (any
 * more).
 */
export async function answerOffer(
	db: Database,
	request: {
		readonly personId: number;
		readonly offerId: number;
		readonly takes: boolean;
		readonly now: Date;
	},
): Promise<void> {
	const { personId, offerId, takes, now } = request;
	const isThere = await transaction(db, async (writer) => {
		const own = and(eq(roleOffer.id, offerId), eq(roleOffer.personId, personId));
		const found = await first(writer.delete(roleOffer).where(own).returning());
		// Written and not thrown: the offer that has lapsed is gone for good.
		if (!found || found.offeredAt <= lapsedBefore(now)) return false;
		const grant = grantIn(found);
		const { planId } = grant;
		if (takes) {
			await refuseBoth(writer, personId, grant);
			await writer
				.insert(personRole)
				.values({ personId, ...grant })
				.onConflictDoNothing();
		}
		await appendAudit(writer, {
			at: now,
			personId,
			planId,
			action: takes ? 'take offered role' : 'leave offered role',
			subject: `person/${personId}`,
			before: null,
			after: grant,
		});
		return true;
	});
	if (!isThere) throw new Refused('gone');
}

async function record(
	writer: Writer,
	event: {
		actor: Viewer;
		action: AuditAction;
		personId: number;
		before: Grant | null;
		after: Grant | null;
		now: Date;
	},
): Promise<void> {
	const { actor, action, personId, before, after, now } = event;
	await appendAudit(writer, {
		at: now,
		personId: actor.personId,
		planId: (after ?? before)?.planId ?? null,
		action,
		subject: `person/${personId}`,
		before,
		after,
	});
}
