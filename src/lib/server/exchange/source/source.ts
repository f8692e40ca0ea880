/** Where a bundle lies: a folder, or a .zip of it. */
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { openFolder } from './folder.ts';
import { openZip } from './zip.ts';

export interface SourceFile {
	/** Bytes, unpacked. */
	readonly size: number;
	open(): Promise<Readable>;
}

export interface Source {
	/** By the path inside the bundle, `/` between its parts. */
	readonly files: ReadonlyMap<string, SourceFile>;
	close(): void;
}

/** Thrown when there is no bundle to read: the message says why, in a sentence. */
export class SourceError extends Error {
	override readonly name = 'SourceError';
}

/** Opens a folder or a .zip. Throws SourceError when it is neither, or larger than `LIMITS` allow. */
export async function openSource(path: string): Promise<Source> {
	const found = await stat(path).catch(() => undefined);
	if (!found) throw new SourceError(`There is nothing at ${path}: give the folder or .zip of a bundle.`);
	return found.isDirectory() ? openFolder(path) : openZip(path);
}
