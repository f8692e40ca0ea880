/** What was published of a quarter, and what is about to be. */
import type { ProgressAnswer } from '#lib/figures/answer.ts';
import { compareRevisions, type PublicationState, type Revision } from '#lib/publication/publication.ts';
import type { Content, Manifest } from '#lib/publication/content.ts';
import type { Localised, StoredText } from '#lib/plan/text.ts';
import { readText } from '#lib/plan/text.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { aside, rows, type Reader } from '#lib/server/database/driver.ts';
import { nameOfKey, type Part } from '#lib/server/database/recorded.ts';
import { progressKey } from '#lib/server/figures/queries/progress.ts';

/** A publication without what it holds. */
export interface PublicationLabel extends Quarter {
	readonly id: number;
	readonly state: PublicationState;
	/** Null: a draft. */
	readonly revision: Revision | null;
	/** Milliseconds. */
	readonly asOf: number;
	/** Milliseconds; null: a draft. */
	readonly publishedAt: number | null;
	readonly contentHash: string;
	/** When those who clear it were asked to, milliseconds; null: they were not. */
	readonly askedAt: number | null;
	/** Null: a draft. */
	readonly hash: string | null;
	/** In public words; null: it is not withdrawn. */
	readonly withdrawn: Localised | null;
}

interface Row {
	id: number;
	year: number;
	quarter: number;
	state: PublicationState;
	major: number | null;
	minor: number | null;
	as_of: number;
	published_at: number | null;
	content_hash: string;
	asked_at: number | null;
	hash: string | null;
	withdrawn_reason: StoredText | null;
}

const COLUMNS =
	'id, year, quarter, state, major, minor, as_of, published_at, content_hash, asked_at, hash, withdrawn_reason';

/** Of a sector, by quarter, drafts first and then the newest revision. */
export async function listPublications(reader: Reader, sectorId: number): Promise<PublicationLabel[]> {
	const found = await rows<Row>(
		aside(reader),
		`select ${COLUMNS} from publication where sector_id = @sectorId order by year, quarter, id`,
		{ sectorId },
	);
	return found
		.flatMap(toLabel)
		.sort(
			(a, b) =>
				a.year - b.year ||
				a.quarter - b.quarter ||
				Number(a.revision !== null) - Number(b.revision !== null) ||
				(a.revision && b.revision ? compareRevisions(b.revision, a.revision) : 0),
		);
}

function toLabel({ quarter, major, minor, ...row }: Row): PublicationLabel[] {
	if (!isQuarterNumber(quarter)) return [];
	return [
		{
			id: row.id,
			year: row.year,
			quarter,
			state: row.state,
			revision: major === null || minor === null ? null : { major, minor },
			asOf: row.as_of,
			publishedAt: row.published_at,
			contentHash: row.content_hash,
			askedAt: row.asked_at,
			hash: row.hash,
			withdrawn: readText(row.withdrawn_reason),
		},
	];
}

/** Of each quarter the newest revision, where it is not withdrawn; by quarter. @param all as `listPublications` has them */
export function standingPublications(all: readonly PublicationLabel[]): PublicationLabel[] {
	const published = all.filter(({ state }) => state !== 'draft');
	const newest = new Map(published.toReversed().map((one) => [`${one.year} ${one.quarter}`, one]));
	return [...newest.values()].toReversed().filter(({ state }) => state === 'published');
}

/** Whether a quarter of the plan was ever published, in any sector. */
export async function hasPublished(reader: Reader, planId: number): Promise<boolean> {
	const found = await rows(
		reader,
		`select 1 from publication b join sector s on s.id = b.sector_id
		where s.plan_id = @planId and b.state <> 'draft' limit 1`,
		{ planId },
	);
	return found.length > 0;
}

/** What a publication holds. A draft has no manifest yet, and is read by its content. */
export async function getContent(reader: Reader, id: number): Promise<Content | Manifest | undefined> {
	const [found] = await rows<{ content: string; manifest: string | null }>(
		aside(reader),
		'select content, manifest from publication where id = @id',
		{ id },
	);
	return found && (JSON.parse(found.manifest ?? found.content) as Content | Manifest);
}

/** What was shown and withheld by everything that was published of a sector, oldest first; as JSON. */
export async function listAnnexes(reader: Reader, sectorId: number): Promise<string[]> {
	const found = await rows<{ annex: string }>(
		reader,
		`select annex from publication where sector_id = @sectorId and state <> 'draft' order by id`,
		{ sectorId },
	);
	return found.map(({ annex }) => annex);
}

/** What a publication or draft withholds, as JSON. */
export async function getAnnex(reader: Reader, id: number): Promise<string> {
	const [found] = await rows<{ annex: string }>(reader, 'select annex from publication where id = @id', {
		id,
	});
	return found?.annex ?? '{}';
}

/** The document that stands, as its hash is of; undefined: there is none, or it is a draft. */
export async function getManifest(reader: Reader, id: number): Promise<string | undefined> {
	const [found] = await rows<{ manifest: string | null }>(
		reader,
		'select manifest from publication where id = @id',
		{ id },
	);
	return found?.manifest ?? undefined;
}

/** The answers of a part, by what they were asked. */
export async function getPart(reader: Reader, id: number, part: string): Promise<Map<string, string>> {
	const found = await rows<{ key: string; answer: string }>(
		aside(reader),
		'select key, answer from publication_answer where publication_id = @id and part = @part order by key',
		{ id, part },
	);
	return new Map(found.map(({ key, answer }) => [key, answer]));
}

/** The progress of a quarter's year to date in a publication, unfiltered and without the year before. */
export async function findProgress(
	reader: Reader,
	{ id, year, quarter }: PublicationLabel,
): Promise<ProgressAnswer | undefined> {
	const key = progressKey({ year, quarter, window: 'year-to-date' });
	const answer = await findAnswer(reader, id, 'progress', nameOfKey(key));
	return answer === undefined ? undefined : (JSON.parse(answer) as ProgressAnswer);
}

/** What a publication answers, as JSON; undefined: it does not hold that. */
export async function findAnswer(
	reader: Reader,
	id: number,
	part: Part,
	key: string,
): Promise<string | undefined> {
	const [found] = await rows<{ answer: string }>(
		aside(reader),
		'select answer from publication_answer where publication_id = @id and part = @part and key = @key',
		{ id, part, key },
	);
	return found?.answer;
}
