import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Of names that are UTF-8. */
const UTF8 = 0x0800;
const STORED = 0;
const DEFLATED = 8;
/** The first day that a .zip can say: 1 January 1980. */
const NO_DAY = 0x21;

const deflated = promisify(deflateRaw);

/** A file with what of it stands in the .zip. */
interface Entry {
	readonly name: string;
	readonly data: Buffer;
	readonly body: Buffer;
}

/** The files as a .zip that packs nothing: whoever reads it has nothing to unpack. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
	const entries = [...files].map(([name, data]) => ({ name, data, body: data }));
	return assemble(entries, STORED);
}

/** The files as a .zip, packed. It tells no moment at which it was made: the same files are the same bytes. */
export async function packedZip(files: ReadonlyMap<string, Buffer>): Promise<Buffer> {
	const entries: Entry[] = [];
	for (const [name, data] of files) entries.push({ name, data, body: await deflated(data) });
	return assemble(entries, DEFLATED);
}

function assemble(entries: readonly Entry[], method: number): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const { name, data, body } of entries) {
		const title = Buffer.from(name);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt16LE(UTF8, 2);
		shared.writeUInt16LE(method, 4);
		shared.writeUInt16LE(NO_DAY, 8);
		shared.writeUInt32LE(crc32(data), 10);
		shared.writeUInt32LE(body.length, 14);
		shared.writeUInt32LE(data.length, 18);
		shared.writeUInt16LE(title.length, 22);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		local.push(signature(LOCAL), shared, title, body);
		central.push(signature(CENTRAL), Buffer.from([20, 0]), shared, rest, title);
		offset += 30 + title.length + body.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(entries.length, 4);
	end.writeUInt16LE(entries.length, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...local, directory, signature(END), end]);
}

function signature(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
