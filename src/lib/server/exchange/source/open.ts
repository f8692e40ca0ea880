import { stat } from 'node:fs/promises';
import { openFolder } from './folder.ts';
import { SourceError, type Source } from './source.ts';
import { openZip } from './zip.ts';

/** Opens a folder or a .zip. Throws SourceError when it is neither, or larger than `LIMITS` allow. */
export async function openSource(path: string): Promise<Source> {
	const found = await stat(path).catch(() => undefined);
	if (!found) throw new SourceError(`There is nothing at ${path}: give the folder or .zip of a bundle.`);
	return found.isDirectory() ? openFolder(path) : openZip(path);
}
