import { asc, eq } from 'drizzle-orm';
import type { Localised } from '#lib/plan/text.ts';
import { organisation, plan, sector } from '#db/schema/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { localised } from '#lib/server/plan/queries/localised.ts';

export interface ManagedPlan {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
	readonly sectors: readonly { readonly id: number; readonly name: Localised }[];
	readonly organisations: readonly { readonly id: number; readonly name: string }[];
}

/** Every plan by code, without what only its own page asks for. */
export async function listPlanNames(reader: Reader): Promise<Pick<ManagedPlan, 'id' | 'code' | 'name'>[]> {
	const found = await reader.select().from(plan).orderBy(asc(plan.code));
	return found.map(({ id, code, name, nameAr, nameFr }) => ({
		id,
		code,
		name: localised(name, nameAr, nameFr),
	}));
}

/** What a role in a plan can reach: its sectors by code, its organisations by name. */
export async function listReaches(
	reader: Reader,
	planId: number,
): Promise<Pick<ManagedPlan, 'sectors' | 'organisations'>> {
	const sectors = (
		await reader.select().from(sector).where(eq(sector.planId, planId)).orderBy(asc(sector.code))
	).map(({ id, name, nameAr, nameFr }) => ({ id, name: localised(name, nameAr, nameFr) }));
	const organisations = await reader
		.select({ id: organisation.id, name: organisation.name })
		.from(organisation)
		.where(eq(organisation.planId, planId))
		.orderBy(asc(organisation.name));
	return { sectors, organisations };
}
