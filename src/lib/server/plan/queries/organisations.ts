import { asc, eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { organisation } from '#db/schema/index.ts';
import type { TypedOrganisation } from '#lib/plan/organisationLines.ts';
import type { Reader } from '#lib/server/database/driver.ts';

interface Merged extends Pick<TypedOrganisation, 'code' | 'name'> {
	/** What it gave is kept: it can be undone. */
	readonly isKept: boolean;
}

/** By the code of each that was merged, the organisation that it is. */
export async function listMerged(reader: Reader, planId: number): Promise<ReadonlyMap<string, Merged>> {
	const into = alias(organisation, 'into');
	const found = await reader
		.select({
			gone: organisation.code,
			code: into.code,
			name: into.name,
			isKept: isNotNull(organisation.handedOver),
		})
		.from(organisation)
		.innerJoin(into, eq(into.id, organisation.mergedIntoId))
		.where(eq(organisation.planId, planId));
	return new Map(found.map(({ gone, isKept, ...one }) => [gone, { ...one, isKept: Boolean(isKept) }]));
}

/** The organisations of a plan, by code. */
export async function listPlanOrganisations(reader: Reader, planId: number): Promise<TypedOrganisation[]> {
	const { code, name, type, namesPartners } = organisation;
	const found = reader.select({ code, name, type, namesPartners }).from(organisation);
	return found.where(eq(organisation.planId, planId)).orderBy(asc(code));
}
