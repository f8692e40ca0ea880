/** Opens a plan for whoever may do something in it: in all of it, or in sectors of their own. */
import type { RequestEvent } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from './allow.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { writeFor } from '#lib/server/plan/index.ts';

export type AskedOfPlan = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: { readonly plan: string };
};

/** Throws 404 where there is no such plan, or the viewer may do this in no sector of it. */
export async function openSectors(event: AskedOfPlan, reader: Reader, action: Action) {
	const { personId, grants } = viewerOf(event);
	const found = (await listPlans(reader)).find(({ plan }) => plan.code === event.params.plan) ?? absent();
	writeFor(found.plan);
	const planId = found.plan.id;
	const mayAll = mayAct(grants, action, { planId });
	const all = await listPlanSectors(reader, planId);
	const sectors = all.filter(({ id: sectorId }) => mayAct(grants, action, { planId, sectorId }));
	if (!mayAll && sectors.length === 0) absent();
	return { plan: found.plan, mayAll, sectors, act: { planId, personId, now: event.locals.now } };
}

export type OpenSectors = Awaited<ReturnType<typeof openSectors>>;
