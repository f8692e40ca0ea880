import { asc, eq } from 'drizzle-orm';
import { organisation } from '#db/schema/index.ts';
import type { TypedOrganisation } from '#lib/plan/organisationLines.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** The organisations of a plan, by code. */
export async function listPlanOrganisations(reader: Reader, planId: number): Promise<TypedOrganisation[]> {
	const { code, name, type } = organisation;
	const found = reader.select({ code, name, type }).from(organisation);
	return found.where(eq(organisation.planId, planId)).orderBy(asc(code));
}
