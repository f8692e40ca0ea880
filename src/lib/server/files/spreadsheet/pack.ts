import { crc32 } from 'node:zlib';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The files as a .zip that packs nothing: whoever reads it has nothing to unpack. */
export function zip(files: ReadonlyMap<string, Buffer>): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const [name, data] of files) {
		const title = Buffer.from(name);
		const shared = Buffer.alloc(26);
		shared.writeUInt16LE(20, 0);
		shared.writeUInt32LE(crc32(data), 10);
		shared.writeUInt32LE(data.length, 14);
		shared.writeUInt32LE(data.length, 18);
		shared.writeUInt16LE(title.length, 22);
		const rest = Buffer.alloc(14);
		rest.writeUInt32LE(offset, 10);
		local.push(signature(LOCAL), shared, title, data);
		central.push(signature(CENTRAL), Buffer.from([20, 0]), shared, rest, title);
		offset += 30 + title.length + data.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(files.size, 4);
	end.writeUInt16LE(files.size, 6);
	end.writeUInt32LE(directory.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([...local, directory, signature(END), end]);
}

function signature(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}
