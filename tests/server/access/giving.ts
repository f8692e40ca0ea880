/** A plan in which roles are given, a new one for each test, and what came of it. */
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach } from 'vitest';
import * as schema from '#db/schema/index.ts';
import type { Grant, Viewer } from '#lib/access/grant.ts';
import type { PlanRole } from '#lib/access/permission.ts';
import { giveRole } from '#lib/server/access/commands/roles.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { seed } from '../../routes/support/seed.ts';
import { addPerson } from '../../support/people.ts';
import { temporaryDatabase } from './database.ts';

export const NOW = new Date('2024-05-04T09:30:00Z');
/** Of the seed: a plan with one sector and organisations 1 to 3, and another plan with sector 2. */
export const PLAN = 1;
export const OTHER_PLAN = 2;

export const grant = (role: PlanRole, more: Partial<Grant> = {}): Grant => ({
	role,
	planId: PLAN,
	sectorId: null,
	organisationId: /^(partner|donor)/.test(role) ? 1 : null,
	...more,
});
export const letter = () => ({ subject: 'A role', body: 'You have it.' });

/** Makes the database before each test of the file and removes it after. @param told is given it before the test begins */
export function useGiving(told: (db: Database) => void) {
	let db: Database;
	let remove: () => void;
	beforeEach(async () => {
		({ db, remove } = await temporaryDatabase(seed));
		told(db);
	});
	afterEach(() => remove());
	return {
		viewer: async (email: string, ...grants: Grant[]): Promise<Viewer> => {
			const personId = await addPerson(db, { email, grants }, NOW);
			return { personId, name: email, email, language: 'en', grants, secondFactor: true };
		},
		give: (actor: Viewer, given: Grant, email = 'new@example.org') =>
			giveRole(db, { actor, email, name: 'New one', language: 'ar', grant: given, letter, now: NOW }),
		rolesOf: async (email: string) => {
			const found = await db.writer
				.select({ role: schema.personRole.role })
				.from(schema.personRole)
				.innerJoin(schema.person, eq(schema.person.id, schema.personRole.personId))
				.where(eq(schema.person.email, email));
			return found.map(({ role }) => role);
		},
		mails: async () => (await db.writer.select().from(schema.mail)).map(({ kind }) => kind),
		actions: async () => (await db.writer.select().from(schema.auditEntry)).map(({ action }) => action),
	};
}
