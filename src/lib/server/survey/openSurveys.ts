/** Opens a plan's surveys for whoever may run them: all of them, or those of one's own sectors. */
import type { RequestEvent } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { getScope, listPlans } from '#lib/server/plan/queries/plans.ts';
import { findKeptWave } from './queries/kept.ts';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: { readonly plan: string };
};

/** Throws 404 where there is no such plan, or the viewer runs surveys of no sector of it. */
export async function openSurveys(event: Asked, reader: Reader) {
	const { personId, grants } = viewerOf(event);
	const found = (await listPlans(reader)).find(({ plan }) => plan.code === event.params.plan) ?? absent();
	const planId = found.plan.id;
	const mayAll = mayAct(grants, 'run surveys', { planId });
	const scopes = await Promise.all(found.sectors.map(({ code }) => getScope(reader, found.plan.code, code)));
	const sectors = scopes.flatMap((scope) =>
		scope && mayAct(grants, 'run surveys', { planId, sectorId: scope.sector.id }) ? [scope.sector] : [],
	);
	if (!mayAll && sectors.length === 0) absent();
	return { plan: found.plan, mayAll, sectors, act: { planId, personId, now: event.locals.now } };
}

export type OpenSurveys = Awaited<ReturnType<typeof openSurveys>>;

/** Whether this viewer may do something to a survey. @param sectorId null: it is of no sector alone */
export function isOwnSurvey({ mayAll, sectors }: OpenSurveys, sectorId: number | null): boolean {
	return mayAll || sectors.some(({ id }) => id === sectorId);
}

/** In a snapshot of its own, for an action. */
export function openToRun(event: Asked): Promise<OpenSurveys> {
	return snapshot(event.locals.db, (reader) => openSurveys(event, reader));
}

/** Throws 404 where the plan has no such wave, or the viewer may do nothing to it. */
export async function needOwnWave(event: Asked, open: OpenSurveys, wave: number): Promise<void> {
	const found = await snapshot(event.locals.db, (reader) => findKeptWave(reader, open.act.planId, wave));
	if (!found || !isOwnSurvey(open, found.sectorId)) absent();
}
