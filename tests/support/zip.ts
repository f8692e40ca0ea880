import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipOptions {
	/** What the directory says that a file unpacks to, in place of the truth. */
	readonly claimed?: number;
}

/** A .zip of the files, deflated; enough of the format for a reader to take it. */
export function makeZip(files: Record<string, string | Buffer>, { claimed }: ZipOptions = {}): Buffer {
	const local: Buffer[] = [];
	const central: Buffer[] = [];
	let offset = 0;
	for (const [name, content] of Object.entries(files)) {
		const data = Buffer.from(content);
		const packed = deflateRawSync(data);
		const fields = Buffer.alloc(22);
		fields.writeUInt16LE(8, 4);
		fields.writeUInt32LE(crc32(data), 10);
		fields.writeUInt32LE(packed.length, 14);
		fields.writeUInt32LE(claimed ?? data.length, 18);
		fields.writeUInt16LE(20, 0);
		const rest = Buffer.alloc(4);
		rest.writeUInt16LE(Buffer.byteLength(name), 0);
		const head = Buffer.concat([Buffer.from('PK\u0003\u0004'), fields, rest, Buffer.from(name)]);
		local.push(head, packed);
		const entry = Buffer.alloc(14);
		entry.writeUInt32LE(offset, 10);
		central.push(
			Buffer.concat([
				Buffer.from('PK\u0001\u0002'),
				Buffer.from([20, 0]),
				fields,
				rest,
				entry,
				Buffer.from(name),
			]),
		);
		offset += head.length + packed.length;
	}
	const directory = Buffer.concat(central);
	const end = Buffer.alloc(22);
	end.write('PK\u0005\u0006', 'latin1');
	end.writeUInt16LE(central.length, 8);
	end.writeUInt16LE(central.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(offset, 16);
	return Buffer.concat([...local, directory, end]);
}
