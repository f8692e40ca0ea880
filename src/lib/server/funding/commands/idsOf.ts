import { rows, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';

/** The identifier of a sector's output; null: of none. Throws Refused (`gone`). */
export async function outputIdOf(
	writer: Writer,
	sectorId: number,
	code: string | null,
): Promise<number | null> {
	if (code === null) return null;
	const [found] = await rows<{ id: number }>(
		writer,
		'select id from output where sector_id = @sectorId and code = @code',
		{ sectorId, code },
	);
	if (!found) throw new Refused('gone');
	return found.id;
}

/** The identifier of an organisation that was not merged. Throws Refused (`gone`). */
export async function organisationIdOf(writer: Writer, planId: number, code: string): Promise<number> {
	const [found] = await rows<{ id: number }>(
		writer,
		'select id from organisation where plan_id = @planId and code = @code and merged_into_id is null',
		{ planId, code },
	);
	if (!found) throw new Refused('gone');
	return found.id;
}
