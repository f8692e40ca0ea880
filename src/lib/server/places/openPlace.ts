import { sharedNames } from '#lib/places/planPlace.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
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
	const { kind, laterKinds, parent, laterParents } = place;
	const now = {
		placeKind: kind ? standingIn({ first: kind, later: laterKinds }, NEWEST) : '',
		within: standingIn({ first: parent?.pcode ?? '', later: laterParents }, NEWEST),
		standsFrom: '',
	};
	const quarters = (await listPeriodDays(reader, plan.id)).map(({ year, quarter }) => ({ year, quarter }));
	return {
		plan: { ...plan, yearStarts: years.yearStarts },
		place,
		version: stampOf(place),
		/** As it stands by now. */
		now: now satisfies Readonly<Record<string, string>>,
		above: all.filter(({ level }) => level < place.level),
		quarters,
		shared: sharedNames(all, place).slice(0, MOST_ALIKE),
	};
}
