import { createHash } from 'node:crypto';

/** A UUID of version 5, as HSDS wants identifiers: the parts alone make it, whoever asks and whenever. */
export function hsdsIdentifier(...parts: readonly string[]): string {
	const bytes = createHash('sha1').update(JSON.stringify(parts)).digest().subarray(0, 16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1])).join('-');
}
