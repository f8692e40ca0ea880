/** Answers in the ways in which they leave: plain, by gzip, by brotli. */
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';
import type { OutgoingHttpHeader } from 'node:http';
import { isCompressible, type Encoding } from '../compression.ts';
import type { Captured } from './capture.ts';

/** Paid once for everybody: a fifth smaller than what a page that is packed for one reader gets. */
const BROTLI_QUALITY = 9;
const GZIP_LEVEL = 9;
/** What an answer takes beside its bodies: head, address, and the map that holds it. */
const OVERHEAD = 2048;

const brotli = promisify(brotliCompress);
const unbrotli = promisify(brotliDecompress);
const gzipped = promisify(gzip);

/** An answer that may be kept. */
export interface Packed {
	/** What it was made of (`stateOf`). */
	readonly state: string;
	readonly etag: string;
	/** Head, without what the encoding adds. */
	readonly headers: Readonly<Record<string, OutgoingHttpHeader>>;
	/** By brotli where that makes it smaller, else plain. */
	readonly body: Buffer;
	readonly isBrotli: boolean;
	readonly gzip: Buffer | null;
	readonly bytes: number;
}

/**
 * An answer packed, each way once; null: it is not for everybody. Only what was found, has a name, sets no cookie and
 * may be kept by readers is.
 */
export async function pack({ status, headers, body }: Captured, state: string): Promise<Packed | null> {
	const { etag, 'set-cookie': cookie, 'cache-control': control = '' } = headers;
	if (status !== 200 || typeof etag !== 'string' || cookie !== undefined) return null;
	if (/no-store|private/.test(String(control)) || headers['content-encoding'] !== undefined) return null;
	const head: Record<string, OutgoingHttpHeader> = { vary: 'accept-encoding' };
	for (const [name, value] of Object.entries(headers)) {
		if (value !== undefined && name !== 'content-length') head[name] = value;
	}
	const rest = { state, etag, headers: head };
	if (!isCompressible(String(headers['content-type'] ?? ''), body.byteLength)) {
		return { ...rest, body, isBrotli: false, gzip: null, bytes: body.byteLength + OVERHEAD };
	}
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
	};
	const [small, zipped] = await Promise.all([brotli(body, { params }), gzipped(body, { level: GZIP_LEVEL })]);
	const bytes = small.byteLength + zipped.byteLength + OVERHEAD;
	return { ...rest, body: small, isBrotli: true, gzip: zipped, bytes };
}

/** The body for a reader who takes this encoding; null: neither. */
export async function bodyFor(
	packed: Packed,
	encoding: Encoding | null,
): Promise<{ body: Buffer; encoding?: Encoding }> {
	if (!packed.isBrotli) return { body: packed.body };
	if (encoding === 'br') return { body: packed.body, encoding };
	if (encoding === 'gzip' && packed.gzip) return { body: packed.gzip, encoding };
	return { body: await unbrotli(packed.body) };
}
