import type { PlaceChanges } from '#lib/places/label.ts';
import type { PlaceKind } from '#lib/places/place.ts';
import { readLater } from '#lib/plan/firstQuarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { quarterAt } from '#lib/plan/quarter.ts';
import { listBecame } from './became.ts';
import { listPlaces, type PlaceTree } from './placeLabels.ts';

/** Undefined when there is no such place. */
export const getPlaceChanges = recorded(
	{ part: 'changes', key: (_planId: number, placeId: number) => [placeId] },
	readPlaceChanges,
);

async function readPlaceChanges(
	reader: Reader,
	planId: number,
	placeId: number,
): Promise<PlaceChanges | undefined> {
	const [found] = await rows<{
		kind: PlaceKind | null;
		parent: number | null;
		kinds: string;
		parents: string;
	}>(
		reader,
		`select kind, parent_id as parent, later_kinds as kinds, later_parents as parents from place where id = @placeId`,
		{ placeId },
	);
	if (!found) return undefined;
	const later = readLater<string>(found.parents);
	const tree = await listPlaces(reader, planId, { year: 0, quarter: 1 });
	return {
		kinds: { first: found.kind, later: readLater<PlaceKind>(found.kinds) },
		parents: {
			first: tree.get(found.parent ?? 0)?.name ?? null,
			later: later.map(({ value, ...from }) => ({ ...from, value: nameOf(value, tree) })),
		},
		...mergedWith(await listBecame(reader, planId), placeId, tree),
	};
}

/** Of several steps the first: what it leads to has a page of its own. */
function mergedWith(steps: Awaited<ReturnType<typeof listBecame>>, id: number, tree: PlaceTree) {
	const named = steps.flatMap(({ place_id, from_quarter, into_id }) => {
		const [place, into] = [tree.get(place_id), tree.get(into_id)];
		return place && into ? { place, into, from: quarterAt(from_quarter) } : [];
	});
	const own = named.find(({ place }) => place.id === id);
	const merged = named.filter(({ into }) => into.id === id);
	return {
		becomes: own ? { ...own.from, value: own.into.name } : null,
		merged: merged.map(({ place, from }) => ({ ...from, value: place.name })),
	};
}

function nameOf(pcode: string, tree: PlaceTree): Localised | null {
	return [...tree.values()].find((one) => one.pcode === pcode)?.name ?? null;
}
