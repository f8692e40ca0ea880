import type { PlaceLabel } from '#lib/places/label.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { placeBook, type PlaceBook } from '#lib/places/meantPlace.ts';
import { findPlaces } from '#lib/places/placeSearch.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { listBecame } from './became.ts';
import { labelOfPlace, listPlaces, NEWEST, type PlaceNode } from './placeLabels.ts';

export interface PlaceFound extends PlaceLabel {
	/** 0 to 1: 1 is one of its names letter by letter; below 0.8 it is only spelled alike. */
	readonly score: number;
	/** Those that it lies in, to tell namesakes apart; null at their own level and above. */
	readonly district: PlaceLabel | null;
	readonly governorate: PlaceLabel | null;
}

/**
 * Places of the plan by any spelling of their names and aliases, in Latin or Arabic letters, best first; equally good
 * ones from municipalities up, then by P-code. Any text is safe; nothing near: none.
 */
export async function searchPlaces(
	reader: Reader,
	scope: Scope,
	text: string,
	limit: number,
): Promise<PlaceFound[]> {
	const { index } = await getPlaceBook(reader, scope);
	const found = findPlaces(index, text, limit);
	if (found.length === 0) return [];
	const tree = await listPlaces(reader, scope.plan.id, NEWEST);
	const label = (place: number | null) => {
		const node = tree.get(place ?? 0);
		return node ? labelOfPlace(node, tree) : null;
	};
	return found.flatMap(({ id, score }) => {
		const node = tree.get(id);
		if (!node) return [];
		const { level, governorate_id, district_id } = node;
		return {
			...labelOfPlace(node, tree),
			score,
			district: level > 2 ? label(district_id) : null,
			governorate: level > 1 ? label(governorate_id) : null,
		};
	});
}

/** The plan's places as they stand in a quarter, made ready to be found; kept until its data change. */
export async function getPlaceBook(
	reader: Reader,
	{ plan }: Scope,
	asked: Quarter = NEWEST,
): Promise<PlaceBook> {
	const steps = (await listBecame(reader, plan.id)).map(({ from_quarter }) => from_quarter);
	const begun = steps.filter((one) => one <= quarterIndex(asked));
	return keptBook(reader, `${plan.dataVersion} ${plan.changedAt}`, plan.id, Math.max(0, ...begun));
}

const keptBook = keptForVersion(makeBook);

/** @param until index of the quarter by which places have become one */
async function makeBook(reader: Reader, planId: number, until: number): Promise<PlaceBook> {
	const aliases = Map.groupBy(
		await rows<{ place_id: number; name: string }>(
			// How a place is also spelt stands in no publication.
			aside(reader),
			`select a.place_id, a.name from place p join place_alias a on a.place_id = p.id
			where p.plan_id = @planId`,
			{ planId },
		),
		({ place_id }) => place_id,
	);
	const tree = await listPlaces(reader, planId, NEWEST);
	const into = new Map<number, number>();
	for (const step of await listBecame(reader, planId))
		if (step.from_quarter <= until) into.set(step.place_id, step.into_id);
	const places = [...tree.values()];
	// What has become part of another is found as that, by its names and its code.
	const parts = Map.groupBy(
		places.filter(({ id }) => into.has(id)),
		({ id }) => into.get(id),
	);
	const namesOf = ({ id, name }: PlaceNode) => [...Object.values(name), ...aliasesOf(id)];
	const aliasesOf = (id: number) => (aliases.get(id) ?? []).map((alias) => alias.name);
	return placeBook(
		places.flatMap((place) => {
			const { id, pcode, level, kind, group, name, parent_id, governorate_id, district_id } = place;
			if (into.has(id)) return [];
			const former = parts.get(id) ?? [];
			return {
				...{ id, pcode, level, kind, name, ...(group !== undefined && { group }) },
				aliases: [...aliasesOf(id), ...former.flatMap(namesOf)],
				...(former.length > 0 && { formerCodes: former.map((one) => one.pcode) }),
				parent: parent_id,
				governorate: governorate_id,
				district: district_id,
			};
		}),
	);
}
