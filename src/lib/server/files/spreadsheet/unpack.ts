import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { LIMITS } from './limits.ts';
import { SpreadsheetError } from './table.ts';

/** What a table is made of. Pictures, comments, links to other files and programs are never unpacked. */
const NEEDED =
	/^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;
const MACROS = /vbaproject\.bin$/i;
/** How the container of encrypted workbooks and of those before 2007 begins. */
export const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * The files of a workbook that hold its tables, unpacked. What they weigh is checked before, and again while they are
 * unpacked. Throws SpreadsheetError.
 * @param needed names of the files that are unpacked
 */
export async function unpack(packed: Buffer, needed = NEEDED): Promise<Map<string, Buffer>> {
	if (packed.byteLength > LIMITS.packed) throw new SpreadsheetError('too large');
	if (packed.subarray(0, OLE.length).equals(OLE)) throw new SpreadsheetError('password or old');
	const zip = await open(packed);
	const files = new Map<string, Buffer>();
	let unpacked = 0;
	try {
		for (const entry of await entriesOf(zip)) {
			if (MACROS.test(entry.fileName)) throw new SpreadsheetError('macros');
			if (entry.isEncrypted()) throw new SpreadsheetError('password or old');
			if (!needed.test(entry.fileName)) continue;
			unpacked += entry.uncompressedSize;
			if (unpacked > LIMITS.unpacked) throw new SpreadsheetError('too large');
			files.set(entry.fileName, await contentOf(zip, entry));
		}
	} catch (error) {
		if (error instanceof SpreadsheetError) throw error;
		throw new SpreadsheetError('not a workbook', { cause: error });
	} finally {
		zip.close();
	}
	return files;
}

function open(packed: Buffer): Promise<ZipFile> {
	return new Promise((resolve, reject) => {
		yauzl.fromBuffer(packed, { lazyEntries: true }, (error, zip) => {
			if (error) reject(new SpreadsheetError('not a workbook', { cause: error }));
			else resolve(zip);
		});
	});
}

function entriesOf(zip: ZipFile): Promise<Entry[]> {
	if (zip.entryCount > LIMITS.entries) return Promise.reject(new SpreadsheetError('too large'));
	return new Promise((resolve, reject) => {
		const entries: Entry[] = [];
		zip.on('error', reject);
		zip.on('end', () => resolve(entries));
		zip.on('entry', (entry: Entry) => {
			entries.push(entry);
			zip.readEntry();
		});
		zip.readEntry();
	});
}

/** An entry that unpacks to other than it claims is an error of its stream. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
	const stream = await new Promise<AsyncIterable<Buffer>>((resolve, reject) => {
		zip.openReadStream(entry, (error, found) => {
			if (error) reject(error);
			else resolve(found);
		});
	});
	const chunks: Buffer[] = [];
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
