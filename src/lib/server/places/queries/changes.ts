import type { PlaceChanges } from '#lib/places/label.ts';
import type { PlaceKind } from '#lib/places/place.ts';
import { readLater } from '#lib/plan/firstQuarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
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
	};
}

function nameOf(pcode: string, tree: PlaceTree): Localised | null {
	return [...tree.values()].find((one) => one.pcode === pcode)?.name ?? null;
}
