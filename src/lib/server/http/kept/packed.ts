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

/** Names and values in turn, as they are sent. */
type Head = readonly OutgoingHttpHeader[];

export interface Sent {
	readonly head: Head;
	readonly body: Buffer;
}

/** An answer that may be kept. */
export interface Packed {
	/** What it was made of (`stateOf`). */
	readonly state: string;
	readonly etag: string;
	/** As it is told to whoever has it: without the heads of a body. */
	readonly unchanged: Head;
	/** As it is: plain where packing saves nothing, else only packed. */
	readonly plain: Sent | null;
	readonly br: Sent | null;
	readonly gzip: Sent | null;
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
	const { 'content-type': type, ...unchanged } = head;
	delete unchanged['content-disposition'];
	const rest = { state, etag, unchanged: Object.entries(unchanged).flat() as Head };
	if (!isCompressible(String(type ?? ''), body.byteLength)) {
		const plain = sentAs(head, body);
		return { ...rest, plain, br: null, gzip: null, bytes: body.byteLength + OVERHEAD };
	}
	const params = {
		[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
		[constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
	};
	const [small, zipped] = await Promise.all([brotli(body, { params }), gzipped(body, { level: GZIP_LEVEL })]);
	return {
		...rest,
		plain: null,
		br: sentAs(head, small, 'br'),
		gzip: sentAs(head, zipped, 'gzip'),
		bytes: small.byteLength + zipped.byteLength + OVERHEAD,
	};
}

function sentAs(head: Readonly<Record<string, OutgoingHttpHeader>>, body: Buffer, encoding?: Encoding): Sent {
	const more = { 'content-length': body.byteLength, ...(encoding && { 'content-encoding': encoding }) };
	return { head: Object.entries({ ...head, ...more }).flat(), body };
}

/** The answer as a reader takes it who takes this encoding; null: none. */
export async function sentFor(packed: Packed, encoding: Encoding | null): Promise<Sent> {
	const known = packed.plain ?? (encoding && packed[encoding]);
	if (known) return known;
	if (!packed.br) throw new Error('an answer is kept in no way at all');
	const plain = await unbrotli(packed.br.body);
	const head = [...packed.br.head];
	head.splice(head.indexOf('content-encoding'), 2);
	head[head.indexOf('content-length') + 1] = plain.byteLength;
	return { head, body: plain };
}
