import { dayOf } from '#lib/plan/day.ts';
import { quarterOf } from '#lib/plan/planYear.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { loadParticipation } from '#lib/server/exchange/queries/bundle/loadSector.ts';
import { bumpDataVersion } from '#lib/server/plan/index.ts';
import { getPlanYears } from '#lib/server/plan/queries/periodDays.ts';
import { listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { listIds } from './bundle/ids.ts';
import { writeFramework } from './bundle/writeFramework.ts';
import { writeParticipation } from './bundle/writeSector.ts';

interface CopyFrameworkRequest {
	readonly planId: number;
	/** It has no framework yet. */
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
	/** Code of another sector of the plan. */
	readonly fromSector: string;
	/** Who is expected there from now on is expected here. */
	readonly withPartners: boolean;
}

/**
 * Gives a sector the outcomes, outputs and indicators of another one of its plan; targets and what was reported stay
 * there. Throws Refused: `not found`, where there is no such sector or it has none; `framework there`.
 */
export async function copyFramework(db: Database, request: CopyFrameworkRequest): Promise<void> {
	const { planId, sectorId, personId, now, fromSector, withPartners } = request;
	await transaction(db, async (writer) => {
		const stored = await loadFramework(writer, sectorId);
		if (stored.outcomes.length > 0) throw new Refused('framework there');
		const plan = await getPlanYears(writer, planId);
		const sectors = await listPlanSectors(writer, planId);
		const from = sectors.find(({ id, code }) => code === fromSector && id !== sectorId);
		if (!plan || !from) throw new Refused('not found');
		const framework = await loadFramework(writer, from.id);
		if (framework.outcomes.length === 0) throw new Refused('not found');
		await writeFramework(writer, sectorId, framework, stored);
		const start = quarterIndex({ year: plan.firstYear, quarter: 1 });
		const current = Math.max(start, quarterIndex(quarterOf(dayOf(plan, now), plan)));
		const goingOn = (await loadParticipation(writer, from.id))
			.filter(({ to }) => to === null || to >= current)
			.map((one) => ({ ...one, from: Math.max(one.from, current) }));
		const added = withPartners ? goingOn : [];
		const ids = await listIds(writer, { planId, sectorId });
		await writeParticipation(writer, ids, { added, changed: [] });
		await appendAudit(writer, {
			...{
				at: now,
				personId,
				planId,
				action: 'change framework',
				subject: `sector/${sectorId}`,
				before: null,
			},
			after: { copied_from: fromSector, indicators: framework.indicators.length, expected: added.length },
		});
		await bumpDataVersion(writer, planId, now, 'change framework');
	});
}
