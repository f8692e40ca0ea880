import { sharedNames } from '#lib/places/planPlace.ts';
import type { PlanPlace } from '#lib/places/planPlace.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import type { ManagedName } from '#lib/server/access/queries/choices.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPlanYears, listPeriodDays } from '#lib/server/plan/queries/periodDays.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { NEWEST } from './queries/placeLabels.ts';
import { listPlanPlaces } from './queries/planPlaces.ts';

/** Of names that many places have, so many are told. */
const MOST_ALIKE = 10;

/** A place of a plan with what is needed to change it; undefined: there is none of this code. */
export async function openPlace(reader: Reader, plan: ManagedName, code: string) {
	const all = await listPlanPlaces(reader, plan.id);
	const place = all.find(({ pcode }) => pcode === code);
	const years = await getPlanYears(reader, plan.id);
	if (!place || !years) return undefined;
	const { kind, laterKinds, parent, laterParents, mergedInto } = place;
	const now = {
		placeKind: kind ? standingIn({ first: kind, later: laterKinds }, NEWEST) : '',
		within: standingIn({ first: parent?.pcode ?? '', later: laterParents }, NEWEST),
		standsFrom: '',
		becomes: mergedInto?.value ?? '',
		becomesFrom: mergedInto ? formatQuarter(mergedInto) : '',
	};
	const quarters = (await listPeriodDays(reader, plan.id)).map(({ year, quarter }) => ({ year, quarter }));
	return {
		plan: { ...plan, yearStarts: years.yearStarts },
		place,
		version: stampOf(place),
		/** As it stands by now. */
		now: now satisfies Readonly<Record<string, string>>,
		above: all.filter(({ level }) => level < place.level),
		/** What it may become part of; none above level 3. */
		beside: kind ? all.filter((one) => one !== place && isBeside(one, now)) : [],
		/** What becomes part of it. */
		merged: all.flatMap((one) => (one.mergedInto?.value === code ? one : [])),
		quarters,
		shared: sharedNames(all, place).slice(0, MOST_ALIKE),
	};
}

/** Of the same kind and district by now. */
function isBeside(
	{ kind, laterKinds, parent, laterParents }: PlanPlace,
	now: { readonly placeKind: string; readonly within: string },
): boolean {
	return (
		kind !== null &&
		standingIn({ first: kind, later: laterKinds }, NEWEST) === now.placeKind &&
		standingIn({ first: parent?.pcode ?? '', later: laterParents }, NEWEST) === now.within
	);
}
