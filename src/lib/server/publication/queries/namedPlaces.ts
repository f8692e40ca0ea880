import type { Level } from '#lib/places/place.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface NamedPlace {
	readonly id: number;
	readonly level: Level;
}

/** The places of a plan that bear one of the codes, by code. */
export async function listNamedPlaces(
	reader: Reader,
	planId: number,
	codes: readonly string[],
): Promise<ReadonlyMap<string, NamedPlace>> {
	const found = new Map<string, NamedPlace>();
	for (const code of new Set(codes)) {
		const [place] = await rows<NamedPlace>(
			reader,
			`select id, level from place where plan_id = @planId and pcode = @code`,
			{ planId, code },
		);
		if (place) found.set(code, place);
	}
	return found;
}
