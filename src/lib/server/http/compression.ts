import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip';

/** Below this, headers outweigh what compression saves. Bytes. */
const SMALLEST = 1024;
/** 46 kB of a page in about half a millisecond; the next levels cost far more than they save. */
const BROTLI_QUALITY = 4;
const COMPRESSIBLE = /^(?:text\/|image\/svg\+xml|application\/(?:[\w.-]+\+)?(?:json|xml)\b)/;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/**
 * The answer compressed as the reader's `Accept-Encoding` allows. What has no length is a stream and is left alone, as
 * are small answers and what is compressed already.
 */
export async function compress(response: Response, accepted: string | null): Promise<Response> {
	const { headers } = response;
	const length = Number(headers.get('content-length') ?? 0);
	if (!response.body || headers.has('content-encoding')) return response;
	if (!isCompressible(headers.get('content-type') ?? '', length)) return response;
	headers.append('vary', 'accept-encoding');
	const encoding = preferredEncoding(accepted);
	if (!encoding) return response;
	const plain = new Uint8Array(await response.arrayBuffer());
	const options = {
		params: {
			[constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
			[constants.BROTLI_PARAM_SIZE_HINT]: plain.byteLength,
		},
	};
	const packed = encoding === 'br' ? await brotli(plain, options) : await gzipped(plain);
	headers.set('content-encoding', encoding);
	headers.set('content-length', String(packed.byteLength));
	return new Response(packed, { status: response.status, headers });
}

/** It becomes smaller by more than its head grows. @param length bytes */
export function isCompressible(type: string, length: number): boolean {
	return length >= SMALLEST && COMPRESSIBLE.test(type);
}

/** What the reader takes, brotli first where it is liked no less; null: nothing but the plain answer. */
export function preferredEncoding(accepted: string | null): Encoding | null {
	const weights = new Map<string, number>();
	for (const part of (accepted ?? '').toLowerCase().split(',')) {
		const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
		const weight = parameters.find((parameter) => parameter.startsWith('q='));
		weights.set(name, weight ? Number(weight.slice(2)) : 1);
	}
	const liking = (encoding: Encoding) => weights.get(encoding) ?? weights.get('*') ?? 0;
	if (liking('br') > 0 && liking('br') >= liking('gzip')) return 'br';
	return liking('gzip') > 0 ? 'gzip' : null;
}
