import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { NeedRow } from './beside.ts';
import { KEYS } from './reference.ts';

/** People in need of a sector, in the order of the bundle's file: the whole of a year before its parts. */
export async function loadNeeds(reader: Reader, sectorId: number): Promise<NeedRow[]> {
	const found = await rows<NeedRow>(
		reader,
		`select n.year, c.code as "cohort", s.code as "sex", p.pcode as "place", n.in_need as "inNeed", n.targeted, n.source
		from people_in_need n left join place p on p.id = n.place_id left join plan_group c on c.id = n.cohort_id
		left join plan_group s on s.id = n.sex_id where n.sector_id = @sectorId`,
		{ sectorId },
	);
	return found.sort((a, b) => (KEYS.needs(a) < KEYS.needs(b) ? -1 : 1));
}
