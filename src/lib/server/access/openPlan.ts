/** Opens a plan, or a sector of one, for whoever may set it up: what is foreign answers like what is absent. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Viewer } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { listPlanNames, type ManagedName } from '#lib/server/access/queries/choices.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, assertMayAct, viewerOf } from '#lib/server/http/allow.ts';

type Asked<Names extends string> = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: Readonly<Record<Names, string>>;
};

/** What whoever asks does in the plan, with the time: commands take it as it is. */
interface SetUpAct {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
}

interface OpenPlan {
	readonly plan: ManagedName;
	readonly viewer: Viewer;
	readonly act: SetUpAct;
}

/** Throws 404 where there is no such plan, or the viewer may not do this in all of it. */
export async function openPlan(event: Asked<'plan'>, reader: Reader, action: Action): Promise<OpenPlan> {
	const viewer = viewerOf(event);
	const plan = (await listPlanNames(reader)).find(({ code }) => code === event.params.plan) ?? absent();
	assertMayAct(viewer, action, { planId: plan.id });
	return { plan, viewer, act: { planId: plan.id, personId: viewer.personId, now: event.locals.now } };
}

/** For an action that is done to the plan of the address, in a snapshot of its own. */
export function ofOpenPlan(action: Action) {
	return (event: Asked<'plan'>) => snapshot(event.locals.db, (reader) => openPlan(event, reader, action));
}
