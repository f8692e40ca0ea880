import { dayOf } from '#lib/plan/day.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { standingsOf, type RoleStanding } from '#lib/publication/clearance.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listObjections, listVerdicts } from './queries/clearances.ts';
import type { PublicationLabel } from './queries/publications.ts';

/** How each role that the plan names stands to a draft by now. */
export async function readStandings(
	reader: Reader,
	{ plan }: Pick<Scope, 'plan'>,
	draft: PublicationLabel,
	now: Date,
): Promise<RoleStanding[]> {
	const said = await listVerdicts(reader, draft);
	const objections = await listObjections(reader, draft);
	return standingsOf(plan.clearance, said, objections, dayOf(plan, now));
}
