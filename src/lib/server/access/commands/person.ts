/** Switching somebody off, and forgetting who it was. */
import { eq } from 'drizzle-orm';
import {
	credential,
	knownDevice,
	mail,
	oneUseToken,
	person,
	personRole,
	recoveryCode,
	roleOffer,
	secondFactor,
} from '#db/schema/index.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { assertAdministers, assertHelped, recordHelp, type HelpRequest } from './helpMember.ts';
import { isReviewerRole } from '#lib/access/permission.ts';
import { assertNotLast, dropOffers } from './roles.ts';
import { endSessions } from './session.ts';

/**
 * From now on nobody signs in as this person, or again. What they did, and their roles, stay. Throws Refused: `gone` where it
 * is not the actor's to do, `of other plans`, `oneself`, `last administrator`.
 */
export async function setDisabled(
	db: Database,
	request: HelpRequest & { readonly disabled: boolean },
): Promise<void> {
	const { planId, personId, disabled, now } = request;
	await transaction(db, async (writer) => {
		await assertTheirs(writer, request);
		if (disabled) await assertNotLastAnywhere(writer, personId);
		const disabledAt = disabled ? now : null;
		await writer.update(person).set({ disabledAt }).where(eq(person.id, personId));
		if (disabled) {
			await endSessions(writer, personId);
			await dropTheirOffers(writer, personId);
		}
		await recordHelp(writer, request, planId, disabled ? 'disable person' : 'enable person');
	});
}

/** Ends every session of somebody. Throws Refused as `setDisabled` does. */
export async function endTheirSessions(db: Database, request: HelpRequest): Promise<void> {
	await transaction(db, async (writer) => {
		await assertTheirs(writer, request);
		await endSessions(writer, request.personId);
		await recordHelp(writer, request, request.planId, 'end sessions of person');
	});
}

/**
 * Forgets who it was: name, address, password, factor, roles, letters. Figures and record stay, by nobody's name. It cannot
 * be taken back. Throws Refused as `setDisabled` does.
 */
export async function erasePerson(db: Database, request: HelpRequest): Promise<void> {
	const { planId, personId, now } = request;
	await transaction(db, async (writer) => {
		await assertTheirs(writer, request);
		await assertNotLastAnywhere(writer, personId);
		await dropTheirOffers(writer, personId);
		await endSessions(writer, personId);
		for (const table of [
			credential,
			secondFactor,
			recoveryCode,
			oneUseToken,
			knownDevice,
			roleOffer,
			personRole,
			mail,
		]) {
			await writer.delete(table).where(eq(table.personId, personId));
		}
		const values = { name: '—', email: `erased-${personId}@invalid`, language: 'en', disabledAt: now };
		await writer.update(person).set(values).where(eq(person.id, personId));
		await recordHelp(writer, request, planId, 'erase person');
	});
}

async function assertTheirs(writer: Writer, request: HelpRequest): Promise<void> {
	if (request.actor.personId === request.personId) throw new Refused('oneself');
	await assertHelped(writer, request);
	await assertAdministers(writer, request);
}

async function assertNotLastAnywhere(writer: Writer, personId: number): Promise<void> {
	const roles = await writer.select().from(personRole).where(eq(personRole.personId, personId));
	for (const { role, planId } of roles) if (role === 'administrator') await assertNotLast(writer, planId);
}

/** What they may have offered, and nobody has taken. */
async function dropTheirOffers(writer: Writer, personId: number): Promise<void> {
	const roles = await writer.select().from(personRole).where(eq(personRole.personId, personId));
	for (const { role, planId } of roles) if (isReviewerRole(role)) await dropOffers(writer, planId);
}
