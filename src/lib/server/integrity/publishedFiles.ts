import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { MOST_FINDINGS, type Finding } from '#lib/integrity/check.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { eachPublishedFile, type PublishedFile } from './queries/published.ts';

/** Files that are no longer those that their hash was told of: whoever has a copy would be told that it is none. */
export async function listSpoiltFiles(reader: Reader): Promise<Finding[]> {
	const wrong: Finding[] = [];
	for await (const file of eachPublishedFile(reader)) {
		if (!isWhole(file) && wrong.length < MOST_FINDINGS) wrong.push({ plan: file.plan, what: file.what });
	}
	return wrong;
}

function isWhole({ content, sha256, bytes }: PublishedFile): boolean {
	try {
		// Not more than it says that it is: what is spoilt may unpack without an end.
		const file = gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: bytes });
		return createHash('sha256').update(file).digest('hex') === sha256;
	} catch {
		return false;
	}
}
