/** What became of a sector's quarters, and what is planned: for those who prepare and clear them. */
import { dayOf } from '#lib/plan/day.ts';
import type { Period } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { waitingOf, type Waiting } from '#lib/publication/waiting.ts';
import type { Planned } from '#lib/publication/planned.ts';
import { formatRevision } from '#lib/publication/publication.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPeriods } from '#lib/server/plan/queries/plans.ts';
import { listPlanned } from './queries/planned.ts';
import { listPublications } from './queries/publications.ts';
import { readStandings } from './standings.ts';

export interface QuarterStanding {
	readonly period: Period;
	readonly waiting: Waiting;
	/** The newest revision, such as 1.0; null: nothing was published. */
	readonly revision: string | null;
	/** Null: no day is planned. */
	readonly planned: Omit<Planned, 'press'> | null;
}

/** Quarters that have opened, or whose publication is planned; newest first. */
export async function listQuarterStandings(
	reader: Reader,
	scope: Scope,
	now: Date,
): Promise<QuarterStanding[]> {
	const today = dayOf(scope.plan, now);
	const publications = await listPublications(reader, scope.sector.id);
	const planned = await listPlanned(reader, scope.sector.id);
	const found: QuarterStanding[] = [];
	for (const period of (await listPeriods(reader, scope)).toReversed()) {
		const isHere = (one: { year: number; quarter: number }) =>
			one.year === period.year && one.quarter === period.quarter;
		const plan = planned.find(isHere);
		if (period.opens > today && !plan) continue;
		const here = publications.filter(isHere);
		const draft = here.find(({ state }) => state === 'draft');
		const newest = here.find(({ revision }) => revision !== null)?.revision;
		found.push({
			period,
			waiting: waitingOf(here, draft ? await readStandings(reader, scope, draft, now) : []),
			revision: newest ? formatRevision(newest) : null,
			planned: plan ? { day: plan.day, embargo: plan.embargo } : null,
		});
	}
	return found;
}
