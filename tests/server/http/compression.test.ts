import { describe, expect, test } from 'vitest';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compress, preferredEncoding } from '#lib/server/http/compression.ts';

const TEXT = 'figures and figures '.repeat(200);

function answer(body: string | ReadableStream, headers: Record<string, string> = {}) {
	const response = new Response(body, { headers: { 'content-type': 'application/json', ...headers } });
	if (typeof body === 'string') response.headers.set('content-length', String(Buffer.byteLength(body)));
	return response;
}

describe('preferredEncoding', () => {
	test.each([
		[null, null],
		['', null],
		['identity', null],
		['gzip, deflate, br', 'br'],
		['gzip', 'gzip'],
		['BR', 'br'],
		['br;q=0.5, gzip;q=0.9', 'gzip'],
		['br;q=0, gzip', 'gzip'],
		['br;q=0, gzip;q=0', null],
		['*', 'br'],
		['*;q=0', null],
		['br; q=nonsense', null],
		['zstd, compress', null],
		[`${','.repeat(8000)}gzip`, 'gzip'],
	])('%s → %s', (accepted, encoding) => {
		expect(preferredEncoding(accepted)).toBe(encoding);
	});
});

describe('compress', () => {
	test.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync],
	])('%s reads back to the same bytes, with its own length', async (encoding, unpack) => {
		const packed = await compress(answer(TEXT), encoding);
		const bytes = Buffer.from(await packed.arrayBuffer());
		expect(unpack(bytes).toString()).toBe(TEXT);
		expect(packed.headers.get('content-encoding')).toBe(encoding);
		expect(packed.headers.get('content-length')).toBe(String(bytes.length));
		expect(packed.headers.get('vary')).toBe('accept-encoding');
	});

	test('keeps the status and the other headers, and adds to Vary', async () => {
		const failed = new Response(TEXT, {
			status: 404,
			headers: {
				'content-type': 'text/html',
				'content-length': String(TEXT.length),
				vary: 'accept',
				etag: 'W/"a"',
			},
		});
		const packed = await compress(failed, 'br');
		expect(packed.status).toBe(404);
		expect(packed.headers.get('vary')).toBe('accept, accept-encoding');
		expect(packed.headers.get('etag')).toBe('W/"a"');
	});

	test('says that it varies even to a reader who takes none', async () => {
		const plain = await compress(answer(TEXT), null);
		expect(plain.headers.get('vary')).toBe('accept-encoding');
		expect(plain.headers.get('content-encoding')).toBeNull();
		expect(await plain.text()).toBe(TEXT);
	});

	test.each([
		['a small answer', () => answer('{}')],
		['a picture', () => answer(TEXT, { 'content-type': 'image/png' })],
		['what is compressed already', () => answer(TEXT, { 'content-encoding': 'gzip' })],
		['a stream, which has no length', () => answer(new Blob([TEXT]).stream())],
		[
			'an answer without a body',
			() => new Response(null, { status: 304, headers: { 'content-length': '5000' } }),
		],
	])('leaves %s alone', async (_, make) => {
		const given = make();
		expect(await compress(given, 'br')).toBe(given);
		expect(given.headers.has('vary')).toBe(false);
	});

	test.each(['text/csv; charset=utf-8', 'application/problem+json', 'image/svg+xml', 'application/atom+xml'])(
		'compresses %s',
		async (type) => {
			const packed = await compress(answer(TEXT, { 'content-type': type }), 'br');
			expect(packed.headers.get('content-encoding')).toBe('br');
		},
	);
});
