import { eq, isNotNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { organisation } from '#db/schema/index.ts';
import { inCodeOrder } from '#lib/plan/code.ts';
import type { TypedOrganisation } from '#lib/plan/organisationLines.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

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
	return inCodeOrder(await found.where(eq(organisation.planId, planId)));
}

/** All codes of the organisation that a code means, that one among them: its own, and those that lead to it. Empty: there is none. */
export async function listCodesOf(reader: Reader, plan: string, code: string): Promise<string[]> {
	const found = await rows<{ code: string }>(
		reader,
		`select o.code from plan p join organisation n on n.plan_id = p.id
			join organisation o on o.plan_id = p.id and coalesce(o.merged_into_id, o.id) = coalesce(n.merged_into_id, n.id)
		where p.code = @plan and n.code = @code order by o.code`,
		{ plan, code },
	);
	return found.map((one) => one.code);
}
