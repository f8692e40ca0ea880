/** Who speaks for a role today: with an enabled account, and the role still theirs. Source: docs/rules.md, Publication. */
import { clearsFor } from '#lib/access/grant.ts';
import { listEnabledGrants } from '#lib/server/access/queries/grants.ts';
import type { Reader } from '#lib/server/database/driver.ts';

/** People who may clear a sector's drafts for a role of its plan. */
export async function listClearers(
	reader: Reader,
	sector: { readonly planId: number; readonly sectorId: number },
	role: string,
): Promise<number[]> {
	const enabled = await listEnabledGrants(reader, sector.planId);
	return [...enabled].flatMap(([personId, grants]) =>
		clearsFor(grants, sector).some((one) => one === role) ? [personId] : [],
	);
}
