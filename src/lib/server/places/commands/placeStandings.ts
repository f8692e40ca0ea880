/** What places are while that is something else than from the plan's beginning. Source: docs/rules.md, First quarters. */
import { eq, inArray } from 'drizzle-orm';
import { place, placeStanding } from '#db/schema/index.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import { quarterAt, quarterIndex } from '#lib/plan/quarter.ts';
import type { Writer } from '#lib/server/database/driver.ts';

type StoredPlace = typeof place.$inferSelect;
type Standing = typeof placeStanding.$inferInsert;
type Places = ReadonlyMap<string, StoredPlace>;

/** No quarter of any plan is later. */
const NO_END = quarterIndex({ year: 9999, quarter: 4 });

/** Writes anew what stands of a plan's places from which quarter until which: a parent that moves takes all along. */
export async function writePlaceStandings(writer: Writer, planId: number): Promise<void> {
	const places = await writer.select().from(place).where(eq(place.planId, planId));
	const ofPlan = writer.select({ id: place.id }).from(place).where(eq(place.planId, planId));
	await writer.delete(placeStanding).where(inArray(placeStanding.placeId, ofPlan));
	const changes = places.flatMap(({ laterKinds, laterParents }) => [...laterKinds, ...laterParents]);
	const begins = [...new Set(changes.map(quarterIndex))].sort((a, b) => a - b);
	if (begins.length === 0) return;
	const byId = new Map(places.map((one) => [one.id, one]));
	const byCode = new Map(places.map((one) => [one.pcode, one]));
	for (const one of places) {
		for (const row of standingsOf(one, begins, byId, byCode)) await writer.insert(placeStanding).values(row);
	}
}

/** @param begins indexes of the quarters in which anything changes, in order */
function standingsOf(
	one: StoredPlace,
	begins: readonly number[],
	byId: ReadonlyMap<number, StoredPlace>,
	byCode: Places,
): Standing[] {
	const found: Standing[] = [];
	for (const [i, fromQuarter] of begins.entries()) {
		const untilQuarter = (begins[i + 1] ?? NO_END + 1) - 1;
		const state = stateOf(one, fromQuarter, byId, byCode);
		const last = found.at(-1);
		if (!state || isSame(state, firstOf(one))) continue;
		if (last && last.untilQuarter === fromQuarter - 1 && isSame(last, state))
			last.untilQuarter = untilQuarter;
		else found.push({ ...state, placeId: one.id, fromQuarter, untilQuarter });
	}
	return found;
}

type State = Pick<Standing, 'kind' | 'parentId' | 'governorateId' | 'districtId'>;

function firstOf({ kind, parentId, governorateId, districtId }: StoredPlace): State {
	return { kind, parentId: parentId ?? 0, governorateId: governorateId ?? 0, districtId: districtId ?? 0 };
}

/** Undefined: the country, which is what it is. */
function stateOf(
	one: StoredPlace,
	index: number,
	byId: ReadonlyMap<number, StoredPlace>,
	byCode: Places,
): State | undefined {
	const asked = quarterAt(index);
	const parentOf = ({ parentId, laterParents }: StoredPlace) => {
		const code = standingIn<string | null>({ first: null, later: laterParents }, asked);
		return code === null ? byId.get(parentId ?? 0) : byCode.get(code);
	};
	const parent = parentOf(one);
	if (!parent) return undefined;
	const at = { governorateId: 0, districtId: 0 };
	for (let node: StoredPlace | undefined = one; node; node = parentOf(node)) {
		if (node.level === 1) at.governorateId = node.id;
		if (node.level === 2) at.districtId = node.id;
	}
	const first = one.kind;
	const kind = first && standingIn({ first, later: one.laterKinds }, asked);
	return { ...at, parentId: parent.id, kind };
}

function isSame(a: State, b: State): boolean {
	return (
		(a.kind ?? null) === (b.kind ?? null) &&
		a.parentId === b.parentId &&
		a.governorateId === b.governorateId &&
		a.districtId === b.districtId
	);
}
