/** Everything that the page on which a quarter is published shows. */
import { checkList, type CheckList } from '#lib/publication/checkList.ts';
import type { RoleStanding } from '#lib/publication/clearance.ts';
import { listMovedFigures, type MovedSince } from '#lib/publication/moved.ts';
import type { Planned } from '#lib/publication/planned.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { JoinableWave } from '#lib/survey/joinable.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listJoinable } from '#lib/server/survey/queries/joinable.ts';
import { getCheckable } from './checkable.ts';
import { findPlanned } from './queries/planned.ts';
import { listDecidedSince } from './queries/decidedSince.ts';
import { listOfQuarter } from './queries/edition.ts';
import { readStandings } from './standings.ts';
import { findProgress, type PublicationLabel } from './queries/publications.ts';

export interface Preparing {
	readonly draft: PublicationLabel | null;
	readonly revisions: readonly PublicationLabel[];
	readonly checks: CheckList | null;
	readonly standings: readonly RoleStanding[];
	readonly planned: Planned | null;
	/** Of surveys, those that may become public with it. */
	readonly waves: readonly JoinableWave[];
	/** Since the draft took its figures, else since the publication that stands did; null: there is neither. */
	readonly moved: MovedSince | null;
}

export async function readPreparing(
	reader: Reader,
	scope: WholeScope,
	period: Period,
	now: Date,
): Promise<Preparing> {
	const { draft, revisions } = await listOfQuarter(reader, scope.sector.id, period);
	const waves = await listJoinable(reader, scope, period);
	const planned = (await findPlanned(reader, scope.sector.id, period)) ?? null;
	if (!draft) {
		const stands = revisions[0]?.state === 'published' ? revisions[0] : null;
		const moved = stands && (await readMoved(reader, scope, period, stands));
		return { draft: null, revisions, checks: null, standings: [], planned, waves, moved };
	}
	return {
		draft,
		revisions,
		checks: checkList(await getCheckable(reader, scope, period, draft, now)),
		standings: await readStandings(reader, scope, draft, now),
		planned,
		waves,
		moved: await readMoved(reader, scope, period, draft),
	};
}

async function readMoved(
	reader: Reader,
	scope: WholeScope,
	{ year, quarter }: Period,
	publication: PublicationLabel,
): Promise<MovedSince> {
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'year-to-date' });
	const then = (await findProgress(reader, publication))?.indicators ?? [];
	const reports = await listDecidedSince(reader, scope.sector.id, { year, quarter }, publication.asOf);
	return { figures: listMovedFigures(then, indicators), reports };
}
