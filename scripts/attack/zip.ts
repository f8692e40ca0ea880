/** Unpacks a zip file, as far as the files of a publication need it. */
import { inflateRawSync } from 'node:zlib';

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];

/** Texts by name. Of what is no zip there are none. */
export function unzipped(bytes: Buffer): Map<string, string> {
	const found = new Map<string, string>();
	let end = bytes.length - 22;
	while (end >= 0 && bytes.readUInt32LE(end) !== END) end--;
	if (end < 0) return found;
	let at = bytes.readUInt32LE(end + 16);
	while (at + 46 <= end && bytes.readUInt32LE(at) === CENTRAL) {
		const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
		const [named, extra, said] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
		const local = bytes.readUInt32LE(at + 42);
		if (bytes.readUInt32LE(local) !== LOCAL) break;
		const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
		const packed = bytes.subarray(from, from + size);
		const name = bytes.toString('utf8', at + 46, at + 46 + (named ?? 0));
		found.set(name, (method === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
		at += 46 + (named ?? 0) + (extra ?? 0) + (said ?? 0);
	}
	return found;
}
