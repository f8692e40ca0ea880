import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** The sectors of a plan that have a framework, by code. */
export async function listFrameworks(
	reader: Reader,
	planId: number,
): Promise<{ readonly code: string; readonly name: Localised }[]> {
	const found = await rows<{ code: string; name: StoredText }>(
		reader,
		`select code, name from sector where plan_id = @planId and id in (select sector_id from outcome) order by code`,
		{ planId },
	);
	return found.map(({ code, name }) => ({ code, name: readText(name) }));
}
