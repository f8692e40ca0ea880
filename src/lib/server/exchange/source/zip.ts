import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { LIMITS } from './limits.ts';
import { SourceError, type Source, type SourceFile } from './source.ts';

/**
 * The files of a .zip. Its directory is read and weighed before anything is unpacked; a file that then unpacks to more
 * than the directory said is an error of its stream. A single folder around all files is left out of their names.
 */
export async function openZip(path: string): Promise<Source> {
	return sourceIn(await open(path), path);
}

/** Of a .zip in memory. @param name what faults call it */
export async function openZipBytes(bytes: Buffer, name: string): Promise<Source> {
	return sourceIn(await opened(name, (done) => yauzl.fromBuffer(bytes, HOW, done)), name);
}

async function sourceIn(zip: ZipFile, path: string): Promise<Source> {
	try {
		const entries = await listEntries(zip, path);
		const names = withoutFolder(entries.map(({ fileName }) => fileName));
		const files = new Map<string, SourceFile>();
		for (const [i, entry] of entries.entries()) {
			const name = names[i] ?? entry.fileName;
			if (files.has(name)) throw new SourceError(`${path} holds ${name} twice: keep one.`);
			const { uncompressedSize: size, compressedSize: packed } = entry;
			files.set(name, { size, packed, open: () => openEntry(zip, entry) });
		}
		return { files, close: () => zip.close() };
	} catch (error) {
		zip.close();
		throw error;
	}
}

const HOW = { lazyEntries: true, autoClose: false, strictFileNames: true } as const;

function open(path: string): Promise<ZipFile> {
	return opened(path, (done) => yauzl.open(path, HOW, done));
}

function opened(
	path: string,
	begin: (done: (error: Error | null, zip: ZipFile) => void) => void,
): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		begin((error, zip) => {
			if (error) reject(new SourceError(`${path} is neither a folder nor a .zip that can be read.`));
			else resolve(zip);
		});
	});
}

function listEntries(zip: ZipFile, path: string): Promise<Entry[]> {
	if (zip.entryCount > LIMITS.entries) {
		throw new SourceError(`${path} holds ${zip.entryCount} files; a bundle has at most ${LIMITS.entries}.`);
	}
	return new Promise((resolve, reject) => {
		const entries: Entry[] = [];
		let unpacked = 0;
		zip.on('error', (error: Error) => reject(new SourceError(`${path} cannot be read: ${error.message}.`)));
		zip.on('end', () => resolve(entries));
		zip.on('entry', (entry: Entry) => {
			unpacked += entry.uncompressedSize;
			if (unpacked > LIMITS.unpacked) {
				reject(new SourceError(`${path} would unpack to more than ${LIMITS.unpacked / 2 ** 30} GB.`));
				return;
			}
			if (entry.isEncrypted()) {
				reject(new SourceError(`${path} is protected by a password: pack it without.`));
				return;
			}
			// What an archiver of macOS adds beside the files.
			const isFile = !entry.fileName.endsWith('/') && !entry.fileName.startsWith('__MACOSX/');
			if (isFile) entries.push(entry);
			zip.readEntry();
		});
		zip.readEntry();
	});
}

/** `bundle/plan.json` beside `bundle/…` alone is `plan.json`. */
function withoutFolder(names: readonly string[]): string[] {
	const planFile = names.find((name) => /^[^/]+\/plan\.json$/.test(name));
	const folder = planFile?.slice(0, -'plan.json'.length);
	if (!folder || !names.every((name) => name.startsWith(folder))) return [...names];
	return names.map((name) => name.slice(folder.length));
}

async function openEntry(zip: ZipFile, entry: Entry): Promise<AsyncIterable<Buffer>> {
	const stream = await new Promise<Readable>((resolve, reject) => {
		zip.openReadStream(entry, (error, found) => {
			if (error) reject(cannotUnpack(entry, error));
			else resolve(found);
		});
	});
	return unpacked(stream, entry);
}

/** What is wrong with a packed file may show only while it is read. */
async function* unpacked(stream: AsyncIterable<Buffer>, entry: Entry): AsyncGenerator<Buffer> {
	try {
		yield* stream;
	} catch (error) {
		throw cannotUnpack(entry, error);
	}
}

function cannotUnpack({ fileName }: Entry, error: unknown): SourceError {
	const why = error instanceof Error ? error.message : String(error);
	return new SourceError(`${fileName} cannot be unpacked: ${why}.`);
}
