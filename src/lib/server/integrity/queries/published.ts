/** What was published, to be held against its hashes. */
import { createHash } from 'node:crypto';
import { MOST_FINDINGS, type Finding } from '#lib/integrity/check.ts';
import { eachRow, type Reader } from '#lib/server/database/driver.ts';

const OF = `s.plan_id as plan, s.code || ' ' || b.year || '-Q' || b.quarter || ' ' || b.major || '.' || b.minor`;

/** Documents that are no longer those that their hash was printed of. */
export async function listSpoiltDocuments(reader: Reader): Promise<Finding[]> {
	const wrong: Finding[] = [];
	for await (const { plan, what, hash, manifest } of eachRow<Finding & { hash: string; manifest: string }>(
		reader,
		`select ${OF} as what, b.hash, b.manifest from publication b join sector s on s.id = b.sector_id
		where b.state <> 'draft' order by b.id`,
	)) {
		const isWhole = createHash('sha256').update(manifest).digest('hex') === hash;
		if (!isWhole && wrong.length < MOST_FINDINGS) wrong.push({ plan, what });
	}
	return wrong;
}

export interface PublishedFile extends Finding {
	readonly sha256: string;
	readonly bytes: number;
	/** Packed by gzip, as base64. */
	readonly content: string;
}

/** Every stored file of a publication, one at a time. */
export function eachPublishedFile(reader: Reader): AsyncGenerator<PublishedFile, void, void> {
	return eachRow<PublishedFile>(
		reader,
		`select ${OF} || ' ' || f.name || ' ' || f.language as what, f.sha256, f.bytes, f.content
		from published_file f join publication b on b.id = f.publication_id join sector s on s.id = b.sector_id
		order by b.id, f.name, f.language`,
	);
}
