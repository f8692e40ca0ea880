import { readText, type StoredText } from '#lib/plan/text.ts';
import type { KnownPlace } from '#lib/publication/check/known.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';

/** Governorates, districts and municipalities of a plan, as a text may name them. */
export async function listKnownPlaces(reader: Reader, planId: number): Promise<KnownPlace[]> {
	const found = await rows<{ readonly code: string; readonly name: StoredText }>(
		aside(reader),
		`select pcode as code, name from place where plan_id = @planId and level > 0 order by level, pcode`,
		{ planId },
	);
	return found.map(({ code, name }) => ({ code, name: readText(name) }));
}
