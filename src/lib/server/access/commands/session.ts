/**
 * Sessions. Random, stored hashed, new at sign-in and whenever rights rise. Source: docs/rules.md, Passwords and
 * sessions.
 */
import { and, eq, lte, ne, or } from 'drizzle-orm';
import type { Viewer } from '#lib/access/grant.ts';
import { WITH_SECOND_FACTOR } from '#lib/access/permission.ts';
import { person, personRole, plan, secondFactor, session } from '#db/schema/index.ts';
import { first, type Reader, type Writer } from '#lib/server/database/driver.ts';
import { digest, newSecret } from '#lib/server/access/secret.ts';

const MINUTE = 60_000;
/** Without a request for so long, it is over; at the latest after a week. */
const IDLE = 12 * 60 * MINUTE;
const LONGEST = 7 * 24 * 60 * MINUTE;
/** Reading writes nothing more often than that. */
const SEEN_EVERY = 5 * MINUTE;

/** A session as a request finds it. */
export interface FoundSession {
	readonly viewer: Viewer;
	/** A second factor is owed: nothing may be done before it is given, or set up where there is none. */
	readonly owes: 'nothing' | 'code' | 'set-up';
	readonly isStale: boolean;
}

export interface SessionRequest {
	readonly personId: number;
	readonly secondFactor: boolean;
	readonly now: Date;
}

/** Begins a session and forgets those that are over. Returns what the cookie holds. */
export async function startSession(
	writer: Writer,
	{ personId, secondFactor, now }: SessionRequest,
): Promise<string> {
	await writer.delete(session).where(isOver(now));
	const token = newSecret();
	const endsAt = new Date(now.getTime() + LONGEST);
	await writer
		.insert(session)
		.values({ hash: digest(token), personId, secondFactor, startedAt: now, seenAt: now, endsAt });
	return token;
}

/**
 * Whose session it is; undefined when there is none or it is over.
 * @param production people of the demonstration have none then
 */
export async function findSession(
	reader: Reader,
	token: string,
	now: Date,
	production: boolean,
): Promise<FoundSession | undefined> {
	const found = await first(
		reader
			.select({ person, session, factor: secondFactor.personId })
			.from(session)
			.innerJoin(person, eq(person.id, session.personId))
			.leftJoin(secondFactor, eq(secondFactor.personId, person.id))
			.where(eq(session.hash, digest(token))),
	);
	if (!found || found.person.disabledAt || (production && found.person.demonstration)) return undefined;
	const { seenAt, endsAt, secondFactor: proven } = found.session;
	const idle = now.getTime() - seenAt.getTime();
	if (idle > IDLE || endsAt <= now) return undefined;
	const given = await reader
		.select({
			role: personRole.role,
			planId: personRole.planId,
			sectorId: personRole.sectorId,
			organisationId: personRole.organisationId,
			clears: personRole.clears,
			factor: plan.secondFactor,
		})
		.from(personRole)
		.innerJoin(plan, eq(plan.id, personRole.planId))
		.where(eq(personRole.personId, found.person.id));
	const { id: personId, name, email, language } = found.person;
	const isAsked = found.factor !== null;
	const isRequired = given.some(({ role, factor }) => factor === 'all' || WITH_SECOND_FACTOR.includes(role));
	const grants = given.map(({ role, planId, sectorId, organisationId, clears }) => ({
		role,
		planId,
		sectorId,
		organisationId,
		...(clears && { clears }),
	}));
	return {
		viewer: { personId, name, email, language, grants, secondFactor: proven },
		owes: proven ? 'nothing' : isAsked ? 'code' : isRequired ? 'set-up' : 'nothing',
		isStale: idle > SEEN_EVERY,
	};
}

/** Notes that the session is in use. */
export async function touchSession(writer: Writer, token: string, now: Date): Promise<void> {
	await writer
		.update(session)
		.set({ seenAt: now })
		.where(eq(session.hash, digest(token)));
}

/** Ends one session: signing out, or making room for a new one. */
export async function endSession(writer: Writer, token: string): Promise<void> {
	await writer.delete(session).where(eq(session.hash, digest(token)));
}

/** Ends a session of a person by its hash; false: it is none of theirs. */
export async function endSessionOf(writer: Writer, personId: number, hash: string): Promise<boolean> {
	const theirs = and(eq(session.hash, hash), eq(session.personId, personId));
	return (await writer.delete(session).where(theirs).returning()).length === 1;
}

/** Ends every session of a person, or every other than the one whose token is given. Returns how many. */
export async function endSessions(writer: Writer, personId: number, except?: string): Promise<number> {
	const others = except === undefined ? undefined : ne(session.hash, digest(except));
	const ended = await writer
		.delete(session)
		.where(and(eq(session.personId, personId), others))
		.returning();
	return ended.length;
}

function isOver(now: Date) {
	return or(lte(session.endsAt, now), lte(session.seenAt, new Date(now.getTime() - IDLE)));
}
