import { eq } from 'drizzle-orm';
import { organisation } from '#db/schema/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { OrganisationRow } from './reference.ts';

/** The organisations of a plan, by code; what is merged names the one that it is. */
export async function loadOrganisations(reader: Reader, planId: number): Promise<OrganisationRow[]> {
	const found = await reader.select().from(organisation).where(eq(organisation.planId, planId));
	const codes = new Map(found.map(({ id, code }) => [id, code]));
	return found
		.map(({ code, name, type, namesPartners, mergedIntoId }) => ({
			...{ code, name, type, namesPartners },
			mergedInto: mergedIntoId === null ? null : (codes.get(mergedIntoId) ?? null),
		}))
		.sort((a, b) => (a.code < b.code ? -1 : 1));
}
