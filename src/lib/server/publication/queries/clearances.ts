/** What was said of drafts by those who clear them. Source: docs/rules.md, Publication. */
import type { Objection, Said, SeenDraft } from '#lib/publication/clearance.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { PublicationLabel } from './publications.ts';

type DraftName = Pick<PublicationLabel, 'id' | 'contentHash'>;

/** What was said of this very draft, in the order in which it was told: what was said of an earlier one counts no more. */
export async function listVerdicts(reader: Reader, draft: DraftName): Promise<Said[]> {
	return rows<Said>(
		reader,
		`select c.id, c.role, c.verdict, c.how, c.day, c.name, c.words, c.person_id as "personId", f.name as file
		from publication_clearance c left join publication_clearance_file f on f.clearance_id = c.id
		where c.publication_id = @id and c.content_hash = @hash order by c.id`,
		{ id: draft.id, hash: draft.contentHash },
	);
}

/** Until when roles may object to this very draft. */
export async function listObjections(reader: Reader, draft: DraftName): Promise<Objection[]> {
	return rows<Objection>(
		reader,
		`select role, until, person_id as "personId" from publication_objection
		where publication_id = @id and content_hash = @hash order by role`,
		{ id: draft.id, hash: draft.contentHash },
	);
}

/** People whose last word on a draft by now is that they cleared it here; each once. */
export async function listClearedHere(reader: Reader, draft: DraftName): Promise<number[]> {
	return [...new Set((await listLastHere(reader, draft)).map(({ personId }) => personId))];
}

/** What was said last of a draft for each role, where somebody cleared it here. */
export async function listLastHere(reader: Reader, draft: DraftName): Promise<Said[]> {
	const said = await listVerdicts(reader, draft);
	const last = new Map(said.map((one) => [one.role, one]));
	return [...last.values()].filter(({ verdict, how }) => verdict === 'cleared' && how === 'here');
}

/** What somebody had before them when they last cleared an earlier state of a draft; undefined: they never did. */
export async function findSeen(
	reader: Reader,
	draft: DraftName,
	personId: number,
): Promise<(SeenDraft & { readonly day: string }) | undefined> {
	const [found] = await rows<{ seen: string; day: string }>(
		reader,
		`select seen, day from publication_clearance
		where publication_id = @id and content_hash <> @hash and person_id = @personId and how = 'here'
			and verdict = 'cleared' and seen is not null order by id desc limit 1`,
		{ id: draft.id, hash: draft.contentHash, personId },
	);
	return found && { ...(JSON.parse(found.seen) as SeenDraft), day: found.day };
}

export interface KeptFile {
	readonly name: string;
	readonly content: Buffer;
}

/** The mail or the minutes of a clearance of a quarter of the sector; undefined: there is no such file. */
export async function findClearanceFile(
	reader: Reader,
	sectorId: number,
	clearanceId: number,
): Promise<KeptFile | undefined> {
	const [found] = await rows<{ name: string; content: string }>(
		reader,
		`select f.name, f.content from publication_clearance_file f join publication_clearance c on c.id = f.clearance_id
			join publication p on p.id = c.publication_id where f.clearance_id = @clearanceId and p.sector_id = @sectorId`,
		{ clearanceId, sectorId },
	);
	return found && { name: found.name, content: Buffer.from(found.content, 'base64') };
}
