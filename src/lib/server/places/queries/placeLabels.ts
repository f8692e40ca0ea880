import type { PlaceLabel } from '#lib/places/label.ts';
import { isLevel, type Level, type PlaceKind } from '#lib/places/place.ts';
import { QUARTERS, quarterIndex, type Quarter, type QuarterNumber } from '#lib/plan/quarter.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { listBecame } from './became.ts';

export interface PlaceNode {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
	readonly level: Level;
	readonly kind: PlaceKind | null;
	/** Absent where there is none: publications from before know none. */
	readonly group?: string;
	readonly parent_id: number | null;
	readonly governorate_id: number | null;
	readonly district_id: number | null;
	readonly lat: number | null;
	readonly lon: number | null;
	readonly population: number | null;
	/** Identifier of what it has become part of by then; absent: it stands for itself. */
	readonly merged_into?: number;
}

export type PlaceTree = ReadonlyMap<number, PlaceNode>;

/** Every place of a plan as it stands in a quarter, by identifier and in the order of the P-codes. */
export async function listPlaces(reader: Reader, planId: number, asked: Quarter): Promise<PlaceTree> {
	const standings = await keptStandings(reader, planId);
	if (standings.length === 0 && (await listBecame(reader, planId)).length === 0)
		return keptPlaces(reader, planId);
	return keptTree(reader, planId, quarterIndex(asked));
}

/** Of each quarter of a year: a value stands at its place as that was in the quarter that reports it. */
export async function listTrees(
	reader: Reader,
	planId: number,
	year: number,
): Promise<(quarter: QuarterNumber) => PlaceTree> {
	const trees = new Map<QuarterNumber, PlaceTree>();
	for (const quarter of QUARTERS) trees.set(quarter, await listPlaces(reader, planId, { year, quarter }));
	return (quarter) => trees.get(quarter) ?? new Map<number, PlaceNode>();
}

/** Later than any: places as they are by now, where no quarter is asked about. */
export const NEWEST: Quarter = { year: 9999, quarter: 4 };

interface StandingRow extends Pick<PlaceNode, 'kind' | 'parent_id'> {
	place_id: number;
	from_quarter: number;
	until_quarter: number;
	governorate_id: number;
	district_id: number;
}

const keptPlaces = keptAnswer(
	async (reader, planId: number): Promise<PlaceTree> =>
		new Map((await listNodes(reader, planId)).map((place) => [place.id, place])),
);

const keptStandings = keptAnswer(
	recorded({ part: 'standings', key: () => [] }, async (reader, planId: number) =>
		rows<StandingRow>(
			reader,
			`select s.* from place_standing s join place p on p.id = s.place_id where p.plan_id = @planId
		order by s.place_id, s.from_quarter`,
			{ planId },
		),
	),
);

const keptTree = keptAnswer(async (reader, planId: number, index: number): Promise<PlaceTree> => {
	const tree = new Map(await keptPlaces(reader, planId));
	for (const row of await keptStandings(reader, planId)) {
		const place = tree.get(row.place_id);
		if (!place || index < row.from_quarter || index > row.until_quarter) continue;
		const { kind, parent_id, governorate_id, district_id } = row;
		tree.set(place.id, {
			...place,
			...{ kind, parent_id, governorate_id: governorate_id || null, district_id: district_id || null },
		});
	}
	for (const { place_id, from_quarter, into_id } of await listBecame(reader, planId)) {
		const place = tree.get(place_id);
		if (place && from_quarter <= index) tree.set(place_id, { ...place, merged_into: into_id });
	}
	return tree;
});

const listNodes = recorded(
	{ part: 'places', key: () => [] },
	async (reader, planId: number): Promise<PlaceNode[]> => {
		const found = await rows<
			Omit<PlaceNode, 'name' | 'group' | 'merged_into'> & { name: StoredText; area: string | null }
		>(
			reader,
			`select id, pcode, name, level, kind, place_group as area, parent_id, governorate_id, district_id, lat, lon, population
		from place where plan_id = @planId order by pcode`,
			{ planId },
		);
		return found
			.filter(({ level }) => isLevel(level))
			.map(({ area, ...place }) => ({
				...place,
				name: readText(place.name),
				...(area !== null && { group: area }),
			}));
	},
);

/** The place of a level that a place is or lies in; undefined when it lies above that level, or is unknown. */
export function ancestorAt(tree: PlaceTree, id: number, level: Level): PlaceNode | undefined {
	const place = tree.get(id);
	if (!place || place.level < level) return undefined;
	if (place.level === level) return place;
	const ancestor = level === 1 ? place.governorate_id : level === 2 ? place.district_id : null;
	if (ancestor !== null) return tree.get(ancestor);
	return place.parent_id === null ? undefined : ancestorAt(tree, place.parent_id, level);
}

export function labelOfPlace(place: PlaceNode, tree: PlaceTree): PlaceLabel {
	const parent = place.parent_id === null ? undefined : tree.get(place.parent_id);
	return {
		id: place.id,
		pcode: place.pcode,
		name: place.name,
		level: place.level,
		kind: place.kind,
		...(place.group !== undefined && { group: place.group }),
		parent: parent ? { pcode: parent.pcode, name: parent.name } : null,
		lat: place.lat,
		lon: place.lon,
		population: place.population,
	};
}

/** Whether a place is another one or lies below it. */
export function isWithin(id: number, above: number, tree: PlaceTree): boolean {
	let node = tree.get(id);
	while (node && node.id !== above) node = node.parent_id === null ? undefined : tree.get(node.parent_id);
	return node !== undefined;
}
