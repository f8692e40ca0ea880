import { readText, type StoredText } from '#lib/plan/text.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';

/** By code, what a plan's partners and donors are called, in each language. */
export async function listOrganisationNames(
	reader: Reader,
	planId: number,
): Promise<Map<string, readonly string[]>> {
	const found = await rows<{ readonly code: string; readonly name: StoredText }>(
		aside(reader),
		`select code, name from organisation where plan_id = @planId order by code`,
		{ planId },
	);
	return new Map(found.map(({ code, name }) => [code, Object.values(readText(name))]));
}
