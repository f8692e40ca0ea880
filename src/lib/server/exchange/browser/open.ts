/** Opens a plan's imports for whoever may import: what is foreign answers like what is absent. */
import type { RequestEvent } from '@sveltejs/kit';
import { mayAct } from '#lib/access/grant.ts';
import type { Localised } from '#lib/plan/text.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { getScope, listPlans } from '#lib/server/plan/queries/plans.ts';

type Asked = Pick<RequestEvent, 'locals' | 'route' | 'request'> & {
	readonly params: { readonly plan: string };
};

/** Throws 404 where there is no such plan, or the viewer may import into no sector of it. */
export async function openImports(event: Asked, reader: Reader) {
	const { personId, grants } = viewerOf(event);
	const found = (await listPlans(reader)).find(({ plan }) => plan.code === event.params.plan) ?? absent();
	const planId = found.plan.id;
	const mayAll = mayAct(grants, 'import into plan', { planId });
	const sectors: { readonly id: number; readonly code: string; readonly name: Localised }[] = [];
	for (const sector of found.sectors) {
		const id = (await getScope(reader, found.plan.code, sector.code))?.sector.id;
		if (id === undefined) continue;
		const mayHere = mayAct(grants, 'import into sector', { planId, sectorId: id });
		if (mayHere) sectors.push({ ...sector, id });
	}
	if (!mayAll && sectors.length === 0) absent();
	const own = grants.flatMap((grant) =>
		grant.planId === planId && grant.organisationId !== null ? [grant.organisationId] : [],
	);
	return { plan: found.plan, planId, personId, mayAll, sectors, own, now: event.locals.now };
}

export type OpenImports = Awaited<ReturnType<typeof openImports>>;

/** In a snapshot of its own, for an action. */
export function openToImport(event: Asked): Promise<OpenImports> {
	return snapshot(event.locals.db, (reader) => openImports(event, reader));
}

/** Whether this viewer may see and store an import. */
export function isTheirs({ mayAll, sectors }: OpenImports, sectorId: number | null): boolean {
	return mayAll || sectors.some(({ id }) => id === sectorId);
}
