/** What strangers read of publications beside their figures. */
import { formatRevision } from '#lib/publication/publication.ts';
import type { FileLanguage } from '#lib/publication/fileLanguage.ts';
import type { Localised, StoredText } from '#lib/plan/text.ts';
import { readText } from '#lib/plan/text.ts';
import type { Notice } from '#lib/plan/period.ts';
import { DEFAULT_YEAR_STARTS, type YearStart } from '#lib/plan/planYear.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Cleared, Manifest } from '#lib/publication/content.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';
import { getContent, listPublications, type PublicationLabel } from './publications.ts';

export interface StandingPublication extends Pick<
	PublicationLabel,
	'year' | 'quarter' | 'asOf' | 'withdrawn'
> {
	readonly revision: string;
	/** Milliseconds. */
	readonly publishedAt: number;
	readonly hash: string;
	/** Why it was published anew; null for a first one. */
	readonly reason: Localised | null;
	/** Who cleared it; empty: the plan names nobody who has to. */
	readonly clearedBy: readonly Cleared[];
}

/** So many fit on a page; a sector that publishes each quarter needs decades for more. */
const MOST = 400;

/** The last revisions of a sector, newest first; withdrawn ones too. */
export async function listStanding(reader: Reader, sectorId: number): Promise<StandingPublication[]> {
	const all = (await listPublications(reader, sectorId)).filter(({ state }) => state !== 'draft');
	const newest = all
		.toSorted((a, b) => (b.publishedAt ?? 0) - (a.publishedAt ?? 0) || b.id - a.id)
		.slice(0, MOST);
	const found: StandingPublication[] = [];
	for (const { id, year, quarter, asOf, withdrawn, revision, publishedAt, hash } of newest) {
		if (!revision || publishedAt === null || hash === null) continue;
		const { reason, clearedBy } = (await getContent(reader, id)) as Manifest;
		found.push({
			...{ year, quarter, asOf, withdrawn, publishedAt, hash, reason, clearedBy },
			revision: formatRevision(revision),
		});
	}
	return found;
}

/** Sentences beside a published quarter, newest first. */
export async function listNotices(
	reader: Reader,
	sectorId: number,
	{ year, quarter }: Quarter,
): Promise<Notice[]> {
	const found = await rows<{ day: string; words: StoredText }>(
		aside(reader),
		`select day, words from publication_notice
		where sector_id = @sectorId and year = @year and quarter = @quarter order by id desc limit 50`,
		{ sectorId, year, quarter },
	);
	return found.map(({ day, words }) => ({ day, words: readText(words) }));
}

export interface Verified extends Quarter {
	readonly plan: { readonly code: string; readonly name: Localised } & YearStart;
	readonly sector: { readonly code: string; readonly name: Localised };
	readonly revision: string;
	/** A newer revision of the quarter; null: it is the newest. */
	readonly newer: string | null;
	readonly withdrawn: Localised | null;
	/** Which of its files has the hash; null: the document itself. */
	readonly file: { readonly name: string; readonly language: FileLanguage } | null;
}

/** Which publication has a document, or a file, of this hash; undefined: none. @param hash hexadecimal SHA-256 */
export async function findByHash(reader: Reader, hash: string): Promise<Verified | undefined> {
	const [found] = await rows<{
		id: number;
		sector: number;
		name: string | null;
		language: FileLanguage | null;
	}>(
		reader,
		`select id, sector_id as sector, null as name, null as language from publication where hash = @hash
		union all
		select b.id, b.sector_id, f.name, f.language from published_file f join publication b on b.id = f.publication_id
		where f.sha256 = @hash limit 1`,
		{ hash },
	);
	if (!found) return undefined;
	const all = await listPublications(reader, found.sector);
	const own = all.find(({ id }) => id === found.id);
	const { plan, sector } = (await getContent(reader, found.id)) as Manifest;
	if (!own?.revision) return undefined;
	const newest = all.find(
		({ year, quarter, state }) => state !== 'draft' && year === own.year && quarter === own.quarter,
	);
	return {
		plan: { code: plan.code, name: plan.name, yearStarts: plan.yearStarts ?? DEFAULT_YEAR_STARTS },
		sector,
		year: own.year,
		quarter: own.quarter,
		revision: formatRevision(own.revision),
		newer: newest?.revision && newest.id !== own.id ? formatRevision(newest.revision) : null,
		withdrawn: own.withdrawn,
		file:
			found.name !== null && found.language !== null ? { name: found.name, language: found.language } : null,
	};
}
