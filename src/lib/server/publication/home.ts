/** What the first page of all plans tells of their sectors: the quarter that each shows first. */
import { findingOf, isQuarterWhole } from '#lib/figures/finding.ts';
import type { FirstShown } from '#lib/publication/firstShown.ts';
import { maySeeFigures, type Viewer } from '#lib/access/grant.ts';
import { dayOf } from '#lib/plan/day.ts';
import { askedOn } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { aside, type Reader } from '#lib/server/database/driver.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { getShownScope, listPeriods, type PlanSummary } from '#lib/server/plan/queries/plans.ts';
import { findFirstShown } from '#lib/server/figures/queries/landing.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listOfQuarter, openEdition } from './queries/edition.ts';
import { listPublications, standingPublications } from './queries/publications.ts';

/** So many sectors tell their figures on one page; the others are linked to. */
const MOST_SECTORS = 24;

interface Asking {
	readonly viewer: Viewer | null;
	readonly now: Date;
}

/** By plan and sector, `code/code`; absent: the reader sees no figures, or there are none. */
export async function listFirstShown(
	reader: Reader,
	plans: readonly PlanSummary[],
	{ viewer, now }: Asking,
): Promise<ReadonlyMap<string, FirstShown>> {
	const all = plans.flatMap(({ plan, sectors }) => sectors.map(({ code }) => ({ plan, code })));
	const found = new Map<string, FirstShown>();
	for (const { plan, code } of all.slice(0, MOST_SECTORS)) {
		const scope = await getShownScope(reader, plan.code, code, viewer);
		if (!scope) continue;
		const first = maySeeFigures(viewer, plan)
			? await readFirstShown(reader, scope, dayOf(plan, now))
			: await readPublished(aside(reader), scope);
		if (first) found.set(`${plan.code}/${code}`, first);
	}
	return found;
}

/** The newest quarter that stands published, as it was published. */
async function readPublished(reader: Reader, scope: Scope): Promise<FirstShown | undefined> {
	const newest = standingPublications(await listPublications(reader, scope.sector.id)).at(-1);
	if (!newest) return undefined;
	const of = await listOfQuarter(reader, scope.sector.id, newest);
	const missing = () => {
		throw new Error(`publication ${newest.id} does not hold what its plan's first page tells`);
	};
	const edition = await openEdition(reader, scope, of, { publication: newest, segment: null, missing });
	const { year, quarter } = newest;
	const { reports, indicators } = await getProgress(reader, edition, {
		year,
		quarter,
		window: 'year-to-date',
	});
	const { required, received } = await getFunding(reader, edition, year);
	return {
		quarter: { year, quarter },
		finding: findingOf(indicators, 'year-to-date', quarter),
		reports,
		funding: { required, received },
	};
}

async function readFirstShown(reader: Reader, scope: Scope, today: string): Promise<FirstShown | undefined> {
	const periods = await listPeriods(reader, scope);
	const period = await findFirstShown(reader, scope, periods, today);
	if (!period?.hasFigures) return undefined;
	const { year, quarter } = period;
	const asked = askedOn(scope, periods, today);
	const { reports, indicators } = await getProgress(reader, asked, { year, quarter, window: 'year-to-date' });
	const { required, received } = await getFunding(reader, scope, year);
	return {
		quarter: { year, quarter },
		finding: isQuarterWhole(reports, period, today) ? findingOf(indicators, 'year-to-date', quarter) : null,
		reports,
		funding: { required, received },
	};
}
