/** One hash for all files of a bundle: the same data, the same hash, whatever holds them. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Reader } from '#lib/server/database/driver.ts';
import { exportBundle } from './export.ts';

/**
 * The hash of a sector's bundle, which is written into a folder of its own below `folder` meanwhile.
 * Throws `ExportError` where there is no such sector.
 */
export async function hashBundle(
	reader: Reader,
	plan: string,
	sector: string,
	folder: string,
): Promise<string> {
	const dir = await mkdtemp(join(folder, 'bundle-'));
	try {
		await exportBundle(reader, plan, dir, sector);
		const hash = createHash('sha256');
		const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
			.filter((one) => one.isFile())
			.map((one) => join(one.parentPath, one.name).slice(dir.length))
			.sort();
		for (const name of names) {
			hash.update(`\0${name}\0`);
			await pipeline(createReadStream(join(dir, name)), async (chunks: AsyncIterable<Buffer>) => {
				for await (const chunk of chunks) hash.update(chunk);
			});
		}
		return hash.digest('hex');
	} finally {
		await rm(dir, { recursive: true, force: true });
	}
}
