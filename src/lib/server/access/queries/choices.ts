import { asc, eq } from 'drizzle-orm';
import type { Language, Localised } from '#lib/plan/text.ts';
import { plan, sector } from '#db/schema/index.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';

export interface ManagedPlan {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
	/** Everything of it is illustrative. */
	readonly demonstration: boolean;
	readonly sectors: readonly { readonly id: number; readonly name: Localised }[];
	readonly organisations: readonly { readonly id: number; readonly name: string }[];
}

export type ManagedName = Pick<ManagedPlan, 'id' | 'code' | 'name' | 'demonstration'>;

/** Every plan by code, without what only its own page asks for. */
export async function listPlanNames(reader: Reader): Promise<ManagedName[]> {
	const found = await reader.select().from(plan).orderBy(asc(plan.code));
	return found.map(({ id, code, name, demonstration }) => ({ id, code, name, demonstration }));
}

/** What a role in a plan can be given for: its sectors by code, its organisations by name. */
export async function listRoleChoices(
	reader: Reader,
	planId: number,
	language: Language,
): Promise<Pick<ManagedPlan, 'sectors' | 'organisations'>> {
	const sectors = (
		await reader.select().from(sector).where(eq(sector.planId, planId)).orderBy(asc(sector.code))
	).map(({ id, name }) => ({ id, name }));
	const organisations = await rows<{ id: number; name: string }>(
		reader,
		`select id, ${textIn('name')} as name from organisation where plan_id = @planId and merged_into_id is null
		order by 2`,
		{ planId, language },
	);
	return { sectors, organisations };
}

/** What plans and sectors are called, in every language: words that a password is not made of. */
export async function listPlaceWords(reader: Reader): Promise<string[]> {
	const plans = await reader.select({ code: plan.code, name: plan.name }).from(plan);
	const sectors = await reader.select({ code: sector.code, name: sector.name }).from(sector);
	return [...plans, ...sectors].flatMap(({ code, name }) => [code, ...Object.values(name)]);
}
