import { eq } from 'drizzle-orm';
import { mayFound, type Grant } from '#lib/access/grant.ts';
import { personRole, place, plan, planGroup } from '#db/schema/index.ts';
import { MOST_YEARS } from '#lib/plan/bounds.ts';
import { isReservedCode } from '#lib/plan/reservedCode.ts';
import type { Grouping } from '#lib/plan/settings.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { GroupRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { first, returned, transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { insertSector } from './addSector.ts';
import { insertYear } from './addYear.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

export interface FoundRequest {
	readonly founder: { readonly personId: number; readonly grants: readonly Grant[] };
	readonly plan: {
		readonly code: string;
		readonly name: Localised;
		readonly currency: string;
		/** Where its days begin: `Asia/Kolkata`. */
		readonly timezone: string;
		readonly firstYear: number;
		readonly lastYear: number;
		/** The month in which its years begin, 1 to 12. */
		readonly yearStarts: number;
		readonly grouping: Grouping;
	};
	readonly sector: { readonly code: string; readonly name: Localised };
	/** The place that all others will lie in. */
	readonly country: { readonly pcode: string; readonly name: Localised };
	/** Of people, each after its parent. */
	readonly groups: readonly GroupRow[];
	readonly now: Date;
}

/**
 * Founds a plan with its first sector, its country, its groups and the quarters of its years; whoever founds it administers
 * it. Throws Refused: `may not found`, `code taken`, `years`.
 */
export async function foundPlan(db: Database, request: FoundRequest): Promise<void> {
	const { founder, now, groups, country } = request;
	const { code, firstYear, lastYear, yearStarts } = request.plan;
	await transaction(db, async (writer) => {
		const isEmpty = (await first(writer.select({ id: plan.id }).from(plan).limit(1))) === undefined;
		if (!mayFound(founder.grants, isEmpty)) throw new Refused('may not found');
		const taken = await first(writer.select({ id: plan.id }).from(plan).where(eq(plan.code, code)));
		if (taken || isReservedCode(code)) throw new Refused('code taken');
		if (lastYear < firstYear || lastYear - firstYear >= MOST_YEARS) throw new Refused('years');
		const { id: planId } = await returned(
			writer
				.insert(plan)
				.values({ ...request.plan, peopleMethod: 'largest' })
				.returning({ id: plan.id }),
		);
		const ids = new Map<string, number>();
		for (const { parent, ...row } of groups) {
			const parentId = parent === null ? null : (ids.get(`${row.dimension} ${parent}`) ?? null);
			const group = writer.insert(planGroup).values({ planId, ...row, parentId });
			ids.set(`${row.dimension} ${row.code}`, (await returned(group.returning({ id: planGroup.id }))).id);
		}
		await writer.insert(place).values({ planId, ...country, level: 0 });
		await insertSector(writer, planId, request.sector);
		for (let year = firstYear; year <= lastYear; year++)
			await insertYear(writer, { id: planId, yearStarts }, year);
		const { personId } = founder;
		await writer.insert(personRole).values({ personId, planId, role: 'administrator' });
		const of = { at: now, personId, planId, before: null };
		const role = { role: 'administrator', planId };
		const after = { ...request.plan, sector: request.sector.code };
		await appendAudit(writer, { ...of, action: 'found plan', subject: `plan/${planId}`, after });
		await appendAudit(writer, { ...of, action: 'give role', subject: `person/${personId}`, after: role });
		await bumpDataVersion(writer, planId, now, 'found plan');
	});
}
