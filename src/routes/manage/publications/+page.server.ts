import { mayAct } from '#lib/access/grant.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { openManaged } from '#lib/server/access/managed.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { getScope, listPlans } from '#lib/server/plan/queries/plans.ts';
import { listQuarterStandings } from '#lib/server/publication/quarters.ts';
import type { PageServerLoad } from './$types';

/** The sectors whose drafts whoever asks may read, each with its quarters and what became of them. */
export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const managed = await openManaged(reader, viewer, 'read draft', event.url);
		const named = (await listPlans(reader)).find(({ plan }) => plan.id === managed.plan.id);
		const sectors = [];
		for (const { code } of named?.sectors ?? []) {
			const scope = await getScope(reader, managed.plan.code, code);
			const subject = scope && { planId: scope.plan.id, sectorId: scope.sector.id };
			if (!scope || !subject || !mayAct(viewer.grants, 'read draft', subject)) continue;
			sectors.push({
				plan: { code: scope.plan.code, timezone: scope.plan.timezone, yearStarts: scope.plan.yearStarts },
				sector: scope.sector,
				prepares: mayAct(viewer.grants, 'prepare publication', subject),
				quarters: await listQuarterStandings(reader, scope, event.locals.now),
			});
		}
		return { ...managed, sectors };
	});
};
