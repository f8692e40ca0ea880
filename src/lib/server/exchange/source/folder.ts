import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LIMITS } from './limits.ts';
import { SourceError, type Source, type SourceFile } from './source.ts';

const CHUNK_BYTES = 2 ** 18;

/** The files of a folder and of the folders right below it; links are not followed. */
export async function openFolder(path: string): Promise<Source> {
	const files = new Map<string, SourceFile>();
	for (const name of await listFiles(path)) {
		const { size } = await stat(join(path, name));
		files.set(name, {
			size,
			open: () =>
				Promise.resolve(
					createReadStream(join(path, name), { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>,
				),
		});
	}
	return { files, close: () => undefined };
}

async function listFiles(path: string): Promise<string[]> {
	const names: string[] = [];
	for (const entry of await readdir(path, { withFileTypes: true })) {
		if (entry.isFile()) names.push(entry.name);
		if (!entry.isDirectory()) continue;
		for (const inner of await readdir(join(path, entry.name), { withFileTypes: true })) {
			if (inner.isFile()) names.push(`${entry.name}/${inner.name}`);
		}
	}
	if (names.length > LIMITS.entries) {
		throw new SourceError(`${path} holds ${names.length} files; a bundle has at most ${LIMITS.entries}.`);
	}
	return names.sort();
}
