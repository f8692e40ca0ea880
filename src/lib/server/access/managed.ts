import type { RequestEvent } from '@sveltejs/kit';
import { mayAct, type Viewer } from '#lib/access/grant.ts';
import type { Action } from '#lib/access/permission.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { listPlanNames, type ManagedName } from '#lib/server/access/queries/choices.ts';

export interface Managed {
	readonly plan: ManagedName;
	/** All plans in which the viewer may do this, this one among them. */
	readonly plans: readonly ManagedName[];
}

/** The plan that `?plan=` names, or the first, in which the viewer may do something; 404 where there is none. */
export async function openManaged(
	reader: Reader,
	viewer: Viewer,
	action: Action,
	url: URL,
): Promise<Managed> {
	const all = await listPlanNames(reader);
	const plans = all.filter(({ id }) =>
		viewer.grants.some((grant) =>
			// A coordinator of one sector manages that one: the plan's page shows what of it is theirs.
			mayAct([grant], action, { planId: id, ...(grant.sectorId !== null && { sectorId: grant.sectorId }) }),
		),
	);
	const code = url.searchParams.get('plan');
	const plan = code === null ? plans[0] : plans.find((one) => one.code === code);
	return plan ? { plan, plans } : absent();
}

/** For an action that is done to the plan of the page: the plan, and who acts. Throws 404 like `openManaged`. */
export function ofManaged(action: Action) {
	return async (
		event: Pick<RequestEvent, 'locals' | 'route' | 'request' | 'url'>,
	): Promise<{ actor: Viewer; planId: number }> => {
		const actor = viewerOf(event);
		const { plan } = await snapshot(event.locals.db, (reader) =>
			openManaged(reader, actor, action, event.url),
		);
		return { actor, planId: plan.id };
	};
}
