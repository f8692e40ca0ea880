/** Who gets a role, and who loses one: it counts from the next request on. */
import { and, count, eq } from 'drizzle-orm';
import { mayAct, type Grant, type Viewer } from '#lib/access/grant.ts';
import { isGrantComplete, mayGive } from '#lib/access/permission.ts';
import { credential, organisation, person, personRole, sector } from '#db/schema/index.ts';
import { first, returned, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
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
	const { actor, email, name, language, grant, letter, now } = request;
	if (!mayGiveHere(actor, grant)) throw new Refused('role not allowed');
	await transaction(db, async (writer) => {
		if (!(await isOfPlan(writer, grant))) throw new Refused('role not allowed');
		const known = await first(writer.select().from(person).where(eq(person.email, email)));
		const { id: personId } =
			known ??
			(await returned(writer.insert(person).values({ email, name, language, createdAt: now }).returning()));
		const given = await first(
			writer
				.insert(personRole)
				.values({ personId, ...grant })
				.onConflictDoNothing()
				.returning(),
		);
		if (!given) throw new Refused('role given');
		const joined = await first(writer.select().from(credential).where(eq(credential.personId, personId)));
		if (joined) await queueLetter(writer, personId, letter, now);
		else await queueLink(writer, personId, 'invitation', now);
		await record(writer, { actor, action: 'give role', personId, before: null, after: grant, now });
	});
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
export async function changeRole(db: Database, { actor, roleId, grant, now }: ChangeRequest): Promise<void> {
	await transaction(db, async (writer) => {
		const found = await first(writer.select().from(personRole).where(eq(personRole.id, roleId)));
		if (!found || !mayAct(actor.grants, 'change roles', { planId: found.planId })) {
			throw new Refused('role not allowed');
		}
		if (grant && (grant.planId !== found.planId || !(await isOfPlan(writer, grant)))) {
			throw new Refused('role not allowed');
		}
		if (
			found.role === 'administrator' &&
			grant?.role !== 'administrator' &&
			(await isLast(writer, found.planId))
		) {
			throw new Refused('last administrator');
		}
		await writer.delete(personRole).where(eq(personRole.id, roleId));
		const { personId, role, planId, sectorId, organisationId } = found;
		const before: Grant = { role, planId, sectorId, organisationId };
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
	});
}

async function isLast(writer: Writer, planId: number): Promise<boolean> {
	const administrators = and(eq(personRole.planId, planId), eq(personRole.role, 'administrator'));
	return ((await first(writer.select({ n: count() }).from(personRole).where(administrators)))?.n ?? 0) <= 1;
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
