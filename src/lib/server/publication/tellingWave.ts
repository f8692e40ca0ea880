/** A wave that becomes public by itself, held against what the publications of its sector withhold. */
import { tellingOfWave } from '#lib/publication/telling/ofWave.ts';
import type { Guarded } from '#lib/publication/telling/telling.ts';
import type { PlanGroup, WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getScope, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import { Refused } from '#lib/server/refused.ts';
import { leastOfSent } from '#lib/server/referral/queries/sent.ts';
import { findWaveTexts } from '#lib/server/survey/queries/waveTexts.ts';
import { openHeld } from './openHeld.ts';
import { listPublications, type PublicationLabel } from './queries/publications.ts';
import { guardedBy } from './telling.ts';

/**
 * Throws Refused where a text of the wave tells of too few people, or what a publication of its sector withholds, or a draft is
 * about to; of a survey of no sector alone any sector of the plan.
 */
export async function refuseTellingWave(reader: Reader, waveId: number): Promise<void> {
	const wave = await findWaveTexts(reader, waveId);
	if (!wave || wave.minimumCount === 0) return;
	const tells = (guarded: Guarded) => tellingOfWave(wave.texts, guarded).length > 0;
	const sectors = (await listPlanSectors(reader, wave.planId)).filter(
		({ id }) => wave.sectorId === null || id === wave.sectorId,
	);
	let groups: readonly PlanGroup[] = [];
	let leastSent = wave.minimumCount;
	for (const { code } of sectors) {
		const scope = await getScope(reader, wave.planCode, code);
		if (!scope) continue;
		({ groups } = scope);
		leastSent = leastOfSent(scope.plan);
		const own = newestOf(await listPublications(reader, scope.sector.id));
		if (own && tells(await guardedIn(reader, scope, own))) throw new Refused('wave tells');
	}
	// Where nothing was published nothing is withheld yet, and too few people are too few all the same.
	const year = Number(wave.firstDay.slice(0, 4));
	if (tells(unpublished({ year, groups, leastSent, smallest: wave.minimumCount })))
		throw new Refused('wave tells');
}

async function guardedIn(reader: Reader, scope: WholeScope, own: PublicationLabel): Promise<Guarded> {
	return guardedBy(reader, scope, own, await openHeld(reader, scope, own));
}

/** Of the last quarter the draft, else the newest revision. @param all as `listPublications` has them */
function newestOf(all: readonly PublicationLabel[]): PublicationLabel | undefined {
	const last = all.at(-1);
	return all.find(({ year, quarter }) => year === last?.year && quarter === last.quarter);
}

function unpublished(of: {
	readonly year: number;
	readonly groups: readonly PlanGroup[];
	/** Of referrals. */
	readonly leastSent: number;
	readonly smallest: number;
}): Guarded {
	return {
		knowledge: { quarter: { year: of.year, quarter: 1 }, figures: [], places: [] },
		...{
			secrets: [],
			sent: { least: of.leastSent, tables: [] },
			groups: of.groups,
			organisations: new Map(),
			indicators: new Map(),
		},
		smallest: () => of.smallest,
	};
}
