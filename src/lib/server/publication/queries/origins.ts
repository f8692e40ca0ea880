import type { About } from '#lib/report/outputWords.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { QuarterKey } from './sections.ts';

/** Whose words of the quarter's reports a section took over. */
export interface Origin {
	readonly sectionId: number;
	readonly partner: string;
	readonly about: About;
}

/** Of each section of a quarter, in the order of the partners' codes. */
export async function listOrigins(reader: Reader, key: QuarterKey): Promise<Origin[]> {
	return rows<Origin>(
		reader,
		`select n.id as "sectionId", o.code as partner, t.about
		from narrative n join narrative_origin t on t.narrative_id = n.id join organisation o on o.id = t.partner_id
		where n.sector_id = @sectorId and n.year = @year and n.quarter = @quarter order by n.id, o.code, t.about`,
		{ ...key },
	);
}
