import type { KnownPlaces, PlaceList } from '#lib/places/choices.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { getPlaceBook } from '#lib/server/places/queries/searchPlaces.ts';

/** As many as one sees at a glance. */
const MOST_USED = 6;

/** All places of a plan as they stand in a report's quarter, and which of them a partner has reported in most rows, of whatever quarter. */
export async function getKnownPlaces(
	reader: Reader,
	scope: Scope,
	{ partnerId, ...quarter }: Quarter & { readonly partnerId: number },
): Promise<KnownPlaces> {
	const book = await getPlaceBook(reader, scope, quarter);
	const used = await rows<{ id: number }>(
		reader,
		`select p.id from entry e
		join report r on r.id = e.report_id
		join place p on p.id = e.place_id
		where r.partner_id = @partnerId and p.plan_id = @planId and p.level > 0
		group by p.id, p.pcode order by count(*) desc, p.pcode limit @most`,
		{ partnerId, planId: scope.plan.id, most: MOST_USED },
	);
	return { book, used: used.flatMap(({ id }) => book.places.get(id) ?? []) };
}

/** As a page gets them. */
export function listOf({ book: { places }, used }: KnownPlaces): PlaceList {
	return {
		places: [...places.values()].map(({ pcode, name, aliases, formerCodes, level, kind, group, parent }) => ({
			...{ pcode, name, aliases, level, kind, ...(formerCodes && { formerCodes }), ...(group && { group }) },
			parent: places.get(parent ?? 0)?.pcode ?? null,
		})),
		used: used.map(({ pcode }) => pcode),
	};
}
