import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface SectionVersion {
	readonly version: number;
	readonly body: string;
	readonly changedAt: number | null;
	readonly changedBy: string | null;
}

/** So many earlier versions are shown. */
const MOST_SHOWN = 20;

/** What a section said before, newest first. */
export async function listVersions(reader: Reader, sectionId: number): Promise<SectionVersion[]> {
	return rows<SectionVersion>(
		reader,
		`select v.version, v.body, v.changed_at as "changedAt", p.name as "changedBy"
		from narrative_version v left join person p on p.id = v.changed_by
		where v.narrative_id = @sectionId order by v.version desc limit ${MOST_SHOWN}`,
		{ sectionId },
	);
}

/** One earlier version of a section; undefined: there is none. */
export async function findVersion(
	reader: Reader,
	sectionId: number,
	version: number,
): Promise<string | undefined> {
	const [found] = await rows<{ body: string }>(
		reader,
		`select body from narrative_version where narrative_id = @sectionId and version = @version`,
		{ sectionId, version },
	);
	return found?.body;
}
