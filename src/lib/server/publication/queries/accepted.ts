import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { QuarterKey } from './sections.ts';

export interface Accepted {
	readonly sectionId: number;
	readonly fingerprint: string;
	/** Empty where nothing contradicts it. */
	readonly reason: string;
	readonly at: number;
	readonly by: string;
}

/** What the figure check says of a quarter's text and its authors let stand. */
export async function listAccepted(reader: Reader, key: QuarterKey): Promise<Accepted[]> {
	return rows<Accepted>(
		reader,
		`select n.id as "sectionId", a.fingerprint, a.reason, a.accepted_at as at, p.name as by
		from narrative n join narrative_accepted a on a.narrative_id = n.id join person p on p.id = a.accepted_by
		where n.sector_id = @sectorId and n.year = @year and n.quarter = @quarter`,
		{ ...key },
	);
}
