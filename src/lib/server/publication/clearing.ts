/** Everything that the page on which somebody clears a draft shows. */
import { clearsFor, type Viewer } from '#lib/access/grant.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { ClearanceRole } from '#lib/plan/settings.ts';
import { changedSections, type ChangedSection, type RoleStanding } from '#lib/publication/clearance.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { findSeen } from './queries/clearances.ts';
import { listOfQuarter } from './queries/edition.ts';
import { getPart, type PublicationLabel } from './queries/publications.ts';
import { readStandings } from './standings.ts';

export interface Clearing {
	readonly draft: PublicationLabel | null;
	readonly standings: readonly RoleStanding[];
	/** The roles of the plan for which whoever asks speaks; empty: the plan asks none of theirs. */
	readonly own: readonly ClearanceRole[];
	/** What is another since they cleared it; null: they have not. */
	readonly since: {
		/** ISO day on which they cleared it. */
		readonly day: string;
		/** Its figures were taken anew. */
		readonly figures: boolean;
		readonly sections: readonly ChangedSection[];
	} | null;
}

export async function readClearing(
	reader: Reader,
	scope: WholeScope,
	period: Period,
	{ viewer, now }: { readonly viewer: Viewer; readonly now: Date },
): Promise<Clearing> {
	const { draft } = await listOfQuarter(reader, scope.sector.id, period);
	const clears = clearsFor(viewer.grants, { planId: scope.plan.id, sectorId: scope.sector.id });
	const own = scope.plan.clearance.filter((role) => clears.includes(role));
	if (!draft) return { draft: null, standings: [], own, since: null };
	const seen = await findSeen(reader, draft, viewer.personId);
	const [narrative = '[]'] = (await getPart(reader, draft.id, 'narrative')).values();
	return {
		draft,
		standings: await readStandings(reader, scope, draft, now),
		own,
		since: seen
			? {
					day: seen.day,
					figures: seen.asOf !== draft.asOf,
					sections: changedSections(seen.narrative, JSON.parse(narrative) as NarrativeSection[]),
				}
			: null,
	};
}
