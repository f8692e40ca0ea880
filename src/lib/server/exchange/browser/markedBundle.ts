/** The sender's own bundle back: each faulty file with a column of what is wrong, and beside them what stands in no row. */
import type { Found, FoundFault } from '#lib/exchange/found.ts';
import { BESIDE_FILE } from '#lib/exchange/sent.ts';
import type { StoredImport } from '#lib/server/exchange/queries/imports.ts';
import { besideText } from '#lib/server/exchange/sent/besideText.ts';
import { markCsv } from '#lib/server/exchange/sent/markCsv.ts';
import { unpackSent } from '#lib/server/exchange/sent/pack.ts';
import { SourceError, type Source, type SourceFile } from '#lib/server/exchange/source/source.ts';
import { openZipBytes } from '#lib/server/exchange/source/zip.ts';
import { packedZip } from '#lib/server/files/spreadsheet/pack.ts';

/** Bytes of all files unpacked: of a larger bundle the text alone comes back, which then names every fault. */
const LARGEST = 24 * 2 ** 20;

/** Null: it cannot be opened. */
export async function markedBundle(
	{ content, file }: StoredImport,
	found: Found,
): Promise<Uint8Array | null> {
	try {
		const source = await openZipBytes(unpackSent(content), file);
		return await markedIn(source, found).finally(() => source.close());
	} catch (error) {
		if (error instanceof SourceError) return null;
		throw error;
	}
}

async function markedIn({ files }: Source, { faults, errors, warnings }: Found): Promise<Uint8Array> {
	const all = [...files].filter(([name]) => name !== BESIDE_FILE);
	const isLarge = all.reduce((sum, [, { size }]) => sum + size, 0) > LARGEST;
	const of = Map.groupBy(faults, (fault) => fault.file);
	const marked = new Map<string, Buffer>();
	const beside: FoundFault[] = faults.filter((fault) => isLarge || !files.has(fault.file));
	for (const [name, one] of isLarge ? [] : all) {
		const [bytes, own] = [await bytesOf(one), of.get(name) ?? []];
		const told = name.endsWith('.csv') && own.length > 0 ? markCsv(bytes, own) : { bytes, beside: own };
		marked.set(name, told.bytes);
		beside.push(...told.beside);
	}
	const untold = errors + warnings - faults.length;
	if (beside.length > 0 || untold > 0) marked.set(BESIDE_FILE, Buffer.from(besideText(beside, untold)));
	return packedZip(marked);
}

async function bytesOf(file: SourceFile): Promise<Buffer> {
	const pieces: Buffer[] = [];
	for await (const piece of await file.open()) pieces.push(piece);
	return Buffer.concat(pieces);
}
