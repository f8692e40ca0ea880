/** All of a database into an empty one of either engine, and the proof that it arrived. Source: docs/operating.md, Moving. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyAll, filledTable } from '#lib/server/database/transfer.ts';
import { databaseName, fill, snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { checkAudit } from '#lib/server/record/index.ts';
import { exportBundle } from './export.ts';

/** Thrown when a database cannot be moved: the message says why. Nothing was written. */
export class MoveError extends Error {
	override readonly name = 'MoveError';
}

/** What has to be the same before and after. */
interface Proof {
	/** SHA-256 of each sector's bundle, all of its files, by `plan/sector`. */
	readonly bundles: Readonly<Record<string, string>>;
	/** The record's length and its last hash, which stands for all before it. */
	readonly record: { readonly entries: number; readonly last: string };
}

/**
 * Copies everything and compares: all or nothing. Both databases are migrated. Nobody may write to the first one meanwhile:
 * what is written after the copy has begun is not in it.
 * @param told hears of each table and of the comparison
 */
export async function moveDatabase(
	from: Database,
	to: Database,
	told: (line: string) => void,
): Promise<Proof> {
	const filled = await snapshot(to, filledTable);
	if (filled !== undefined) {
		throw new MoveError(`${databaseName(to.path)} is not empty: there are rows in ${filled}.`);
	}
	return snapshot(from, (reader) =>
		fill(to, async (writer) => {
			await copyAll(reader, writer, (table, rows) => {
				if (rows > 0) told(`${table}: ${rows} rows`);
			});
			const before = await proofOf(reader);
			told('Comparing bundles and record');
			const after = await proofOf(writer);
			for (const [name, hash] of Object.entries(before.bundles)) {
				if (after.bundles[name] !== hash)
					throw new MoveError(`The bundle of ${name} did not arrive as it was.`);
			}
			if (after.record.entries !== before.record.entries || after.record.last !== before.record.last) {
				throw new MoveError('The record did not arrive as it was.');
			}
			return after;
		}),
	);
}

/** Throws MoveError where the record is broken already: nothing could be compared. */
async function proofOf(reader: Reader): Promise<Proof> {
	const { entries, last, broken } = await checkAudit(reader);
	if (broken) throw new MoveError(`Entry ${broken.id} of the record does not follow or was changed.`);
	const bundles: Record<string, string> = {};
	for (const { plan, sectors } of await listPlans(reader)) {
		for (const { code } of sectors)
			bundles[`${plan.code}/${code}`] = await bundleHash(reader, plan.code, code);
	}
	return { bundles, record: { entries, last } };
}

/** Of the names and bytes of all files. */
async function bundleHash(reader: Reader, plan: string, sector: string): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'masar-move-'));
	try {
		await exportBundle(reader, plan, folder, sector);
		const hash = createHash('sha256');
		const entries = await readdir(folder, { recursive: true, withFileTypes: true });
		const files = entries
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => join(parentPath, name));
		for (const file of files.sort()) {
			hash.update(`${file.slice(folder.length)}\0`);
			for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
		}
		return hash.digest('hex');
	} finally {
		await rm(folder, { recursive: true });
	}
}
