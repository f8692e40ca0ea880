import { gunzipSync, gzipSync } from 'node:zlib';
import { MOST } from '#lib/exchange/sent.ts';

/** A file as a column of text holds it. */
export function packSent(bytes: Uint8Array | string): string {
	return gzipSync(bytes, { level: 6 }).toString('base64');
}

/** As many times what may be sent: texts of a workbook weigh more than the workbook. */
const UNPACKED = 16;

export function unpackSent(content: string): Buffer {
	return gunzipSync(Buffer.from(content, 'base64'), { maxOutputLength: MOST.bytes * UNPACKED });
}
