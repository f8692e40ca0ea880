/** An export of ActivityInfo inside a .zip. Its directory and its first lines tell what it is, before it is unpacked. */
import { decodeSent } from '#lib/server/exchange/sent/decode.ts';
import { SourceError, type Source, type SourceFile } from '#lib/server/exchange/source/source.ts';
import { openZipBytes } from '#lib/server/exchange/source/zip.ts';
import { isExportOfActivityInfo } from './read.ts';

const MOST_PACKED = {
	/** Bytes of the export unpacked: six times what may be sent as it is. */
	unpacked: 54_000_000,
	/** How many times its packed bytes it may have: exports have some thirty. */
	ratio: 250,
	/** Files of a .zip that are looked at. */
	files: 20,
	/** Bytes of a file that are looked at. */
	head: 65_536,
};

/** `none`: it is something else, such as a bundle. `many`: more than one export. `large`: more than may be unpacked. */
export type PackedSort = 'export' | 'none' | 'many' | 'large';
type PackedExport = { readonly is: Exclude<PackedSort, 'export'> } | { readonly file: SourceFile };

async function findPacked({ files }: Source): Promise<PackedExport> {
	const texts = [...files].filter(([name]) => /\.(?:txt|csv|tsv)$/i.test(name)).map(([, file]) => file);
	if (files.has('plan.json') || texts.length > MOST_PACKED.files) return { is: 'none' };
	const found: SourceFile[] = [];
	for (const file of texts)
		if (isExportOfActivityInfo(decodeSent(await bytesOf(file, MOST_PACKED.head)))) found.push(file);
	const [file, second] = found;
	if (!file) return { is: 'none' };
	if (second) return { is: 'many' };
	const isDense = file.size > MOST_PACKED.head && file.size > (file.packed ?? Infinity) * MOST_PACKED.ratio;
	return file.size > MOST_PACKED.unpacked || isDense ? { is: 'large' } : { file };
}

/** As `findPacked` has it; a .zip that cannot be read is `none`. @param bytes of the .zip */
export async function lookInside(bytes: Buffer): Promise<PackedSort> {
	try {
		const source = await openZipBytes(bytes, 'sent.zip');
		const found = await findPacked(source).finally(() => source.close());
		return 'is' in found ? found.is : 'export';
	} catch (error) {
		if (error instanceof SourceError) return 'none';
		throw error;
	}
}

/** The text of an export, packed or not. @param bytes as they were sent. Throws SourceError. */
export async function exportText(bytes: Buffer, name: string): Promise<string> {
	if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return decodeSent(bytes);
	const source = await openZipBytes(bytes, name);
	try {
		const found = await findPacked(source);
		if ('file' in found) return decodeSent(await bytesOf(found.file, MOST_PACKED.unpacked));
		if (found.is === 'many')
			throw new SourceError(`${name} holds several exports of ActivityInfo: pack one.`);
		if (found.is === 'large') throw new SourceError(`${name} unpacks to more than an export may have.`);
		throw new SourceError(`${name} holds no export of ActivityInfo as text.`);
	} finally {
		source.close();
	}
}

/** Of its beginning, where it has more. */
async function bytesOf(file: SourceFile, most: number): Promise<Buffer> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of await file.open()) {
		chunks.push(chunk);
		length += chunk.length;
		if (length >= most) break;
	}
	return Buffer.concat(chunks).subarray(0, most);
}
