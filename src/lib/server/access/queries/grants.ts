import { and, asc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Localised } from '#lib/plan/text.ts';
import type { Grant } from '#lib/access/grant.ts';
import {
	credential,
	mail,
	organisation,
	person,
	personRole,
	plan,
	roleOffer,
	secondFactor,
	sector,
} from '#db/schema/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** A role with what it reaches, by name. */
export interface NamedGrant extends Grant {
	readonly id: number;
	readonly plan: Localised;
	/** Null: every sector, or none that matters. */
	readonly sector: Localised | null;
	readonly organisation: Localised | null;
}

export interface Member {
	readonly personId: number;
	readonly name: string;
	readonly email: string;
	/** Has a password; else the invitation waits. */
	readonly joined: boolean;
	readonly secondFactor: boolean;
	/** Nobody signs in as this person. */
	readonly disabled: boolean;
	/** The receiver's server refused a mail for good. */
	readonly undelivered: boolean;
	readonly grants: readonly NamedGrant[];
}

const columns = { role: personRole, plan, sector, organisation };

/** Everything that somebody was given, in every plan. */
export async function listGrants(reader: Reader, personId: number): Promise<NamedGrant[]> {
	return (
		await reader
			.select(columns)
			.from(personRole)
			.innerJoin(plan, eq(plan.id, personRole.planId))
			.leftJoin(sector, eq(sector.id, personRole.sectorId))
			.leftJoin(organisation, eq(organisation.id, personRole.organisationId))
			.where(eq(personRole.personId, personId))
			.orderBy(asc(plan.code), asc(personRole.role), asc(personRole.id))
	).map(toGrant);
}

/** What everybody with an enabled account was given in a plan, by person: whoever is not in it may do nothing there. */
export async function listEnabledGrants(
	reader: Reader,
	planId: number,
): Promise<ReadonlyMap<number, readonly Grant[]>> {
	const found = await reader
		.select({ role: personRole })
		.from(personRole)
		.innerJoin(person, eq(person.id, personRole.personId))
		.where(and(eq(personRole.planId, planId), isNull(person.disabledAt)))
		.orderBy(asc(personRole.personId), asc(personRole.id));
	const enabled = new Map<number, Grant[]>();
	for (const { role } of found) enabled.set(role.personId, [...(enabled.get(role.personId) ?? []), role]);
	return enabled;
}

/** A role that nobody takes for so long is not offered any more. */
const OFFERED = 30 * 24 * 3_600_000;

/** Offers from before this moment have lapsed. */
export function lapsedBefore(now: Date): Date {
	return new Date(now.getTime() - OFFERED);
}

/** What was offered to somebody, in every plan, and not taken yet. */
export async function listOffers(reader: Reader, personId: number, now: Date): Promise<NamedGrant[]> {
	return (
		await reader
			.select({ role: roleOffer, plan, sector, organisation })
			.from(roleOffer)
			.innerJoin(plan, eq(plan.id, roleOffer.planId))
			.leftJoin(sector, eq(sector.id, roleOffer.sectorId))
			.leftJoin(organisation, eq(organisation.id, roleOffer.organisationId))
			.where(and(eq(roleOffer.personId, personId), gt(roleOffer.offeredAt, lapsedBefore(now))))
			.orderBy(asc(plan.code), asc(roleOffer.id))
	).map(toGrant);
}

/**
 * Everybody with a role in a plan, by name, with their roles in it.
 * @param production without the people of the demonstration, who do not exist then
 */
export async function listMembers(reader: Reader, planId: number, production: boolean): Promise<Member[]> {
	const found = await reader
		.select({ ...columns, person, joined: credential.personId, factor: secondFactor.personId })
		.from(personRole)
		.innerJoin(person, eq(person.id, personRole.personId))
		.innerJoin(plan, eq(plan.id, personRole.planId))
		.leftJoin(sector, eq(sector.id, personRole.sectorId))
		.leftJoin(organisation, eq(organisation.id, personRole.organisationId))
		.leftJoin(credential, eq(credential.personId, person.id))
		.leftJoin(secondFactor, eq(secondFactor.personId, person.id))
		.where(eq(personRole.planId, planId))
		.orderBy(asc(person.name), asc(person.id), asc(personRole.role), asc(personRole.id));
	const undelivered = new Set(
		(await reader.selectDistinct({ id: mail.personId }).from(mail).where(isNotNull(mail.refusedAt))).map(
			({ id }) => id,
		),
	);
	const members = new Map<number, Member & { grants: NamedGrant[] }>();
	for (const row of found) {
		const { id: personId, name, email, demonstration } = row.person;
		if (production && demonstration) continue;
		const member = members.get(personId) ?? {
			personId,
			name,
			email,
			joined: row.joined !== null,
			secondFactor: row.factor !== null,
			disabled: row.person.disabledAt !== null,
			undelivered: undelivered.has(personId),
			grants: [],
		};
		member.grants.push(toGrant(row));
		members.set(personId, member);
	}
	return [...members.values()];
}

function toGrant(row: {
	role: typeof personRole.$inferSelect;
	plan: typeof plan.$inferSelect;
	sector: typeof sector.$inferSelect | null;
	organisation: typeof organisation.$inferSelect | null;
}): NamedGrant {
	const { id, role, planId, sectorId, organisationId, clears } = row.role;
	return {
		id,
		role,
		planId,
		sectorId,
		organisationId,
		clears,
		plan: row.plan.name,
		sector: row.sector && row.sector.name,
		organisation: row.organisation?.name ?? null,
	};
}
