import { mayAct } from '#lib/access/grant.ts';
import { dayOf } from '#lib/plan/day.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { openManaged } from '#lib/server/access/managed.ts';
import { viewerOf } from '#lib/server/http/allow.ts';
import { getScope, listPeriods, listPlans } from '#lib/server/plan/queries/plans.ts';
import { listPublications } from '#lib/server/publication/queries/publications.ts';
import type { PageServerLoad } from './$types';

/** The sectors that whoever asks prepares, each with its quarters and what became of them. */
export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const managed = await openManaged(reader, viewer, 'prepare publication', event.url);
		const named = (await listPlans(reader)).find(({ plan }) => plan.id === managed.plan.id);
		const sectors = [];
		for (const { code } of named?.sectors ?? []) {
			const scope = await getScope(reader, managed.plan.code, code);
			const subject = scope && { planId: scope.plan.id, sectorId: scope.sector.id };
			if (!scope || !subject || !mayAct(viewer.grants, 'prepare publication', subject)) continue;
			const today = dayOf(scope.plan, event.locals.now);
			const publications = await listPublications(reader, scope.sector.id);
			const periods = (await listPeriods(reader, scope)).filter(({ opens }) => opens <= today);
			sectors.push({
				plan: { code: scope.plan.code },
				sector: scope.sector,
				quarters: periods.toReversed().map((period) => ({
					period,
					here: publications.filter((one) => one.year === period.year && one.quarter === period.quarter),
				})),
			});
		}
		return { ...managed, sectors };
	});
};
