import type { RequestEvent } from '@sveltejs/kit';
import type { WholeScope } from '#lib/plan/scope.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { absent, assertMayAct, viewerOf } from '#lib/server/http/allow.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';

type AskedSector = Pick<RequestEvent, 'locals' | 'route' | 'request' | 'url'> & {
	readonly params: Readonly<Record<'plan' | 'sector', string>>;
};

/** What whoever asks does in the sector, with the time: commands take it as it is. */
export interface SectorAct {
	readonly planId: number;
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
}

interface OpenSector {
	readonly scope: WholeScope;
	readonly act: SectorAct;
}

/** Throws 404 where there is no such sector, or the viewer does not set it up. */
export async function openSector(event: AskedSector, reader: Reader): Promise<OpenSector> {
	const viewer = viewerOf(event);
	const { plan, sector } = event.params;
	const scope = (await getScope(reader, plan, sector, getLocale())) ?? absent();
	const of = { planId: scope.plan.id, sectorId: scope.sector.id };
	assertMayAct(viewer, 'set up sector', of);
	return { scope, act: { ...of, personId: viewer.personId, now: event.locals.now } };
}

/** For an action that is done to the sector of the address, in a snapshot of its own. */
export function ofOpenSector(event: AskedSector): Promise<OpenSector> {
	return snapshot(event.locals.db, (reader) => openSector(event, reader));
}
