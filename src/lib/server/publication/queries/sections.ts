/** The stored sections of a quarter's text, with who wrote them and what they said before. */
import type { SectionKey } from '#lib/publication/sections.ts';
import type { Language } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** A quarter of a sector, by identifiers. */
export interface QuarterKey {
	readonly sectorId: number;
	readonly year: number;
	readonly quarter: number;
}

export interface StoredSection extends SectionKey {
	readonly id: number;
	readonly language: Language;
	readonly slug: string;
	/** Markdown; empty: it was taken out. */
	readonly body: string;
	readonly version: number;
	/** Milliseconds; null: it came with a bundle. */
	readonly changedAt: number | null;
	readonly changedBy: string | null;
	/** Of a translation: the version of its original that it says; null: it came with it. */
	readonly ofVersion: number | null;
}

/** In the order their coordinator gave them, those that were taken out too. */
export async function listSections(reader: Reader, key: QuarterKey): Promise<StoredSection[]> {
	return rows<StoredSection>(
		reader,
		`select n.id, n.section, u.code as output, n.language, n.slug, n.body, n.version,
			n.changed_at as "changedAt", p.name as "changedBy", n.of_version as "ofVersion"
		from narrative n left join output u on u.id = n.output_id left join person p on p.id = n.changed_by
		where n.sector_id = @sectorId and n.year = @year and n.quarter = @quarter order by n.slug`,
		{ ...key },
	);
}
