import type { PlaceLabel } from '#lib/places/label.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { placeBook, type PlaceBook } from '#lib/places/meantPlace.ts';
import { findPlaces } from '#lib/places/placeSearch.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';
import { labelOfPlace, listPlaces, NEWEST } from './placeLabels.ts';

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

/** The plan's places, made ready to be found; kept until its data change. */
export async function getPlaceBook(reader: Reader, { plan }: Scope): Promise<PlaceBook> {
	return keptBook(reader, `${plan.dataVersion} ${plan.changedAt}`, plan.id);
}

const keptBook = keptForVersion(makeBook);

async function makeBook(reader: Reader, planId: number): Promise<PlaceBook> {
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
	return placeBook(
		[...tree.values()].map(({ id, pcode, level, kind, name, parent_id, governorate_id, district_id }) => ({
			...{ id, pcode, level, kind, name },
			aliases: (aliases.get(id) ?? []).map((alias) => alias.name),
			parent: parent_id,
			governorate: governorate_id,
			district: district_id,
		})),
	);
}
