import { Readable } from 'node:stream';
import type { Source, SourceFile } from './source.ts';

const CHUNK_BYTES = 2 ** 18;

/** Files that are in memory already. */
export function memorySource(texts: ReadonlyMap<string, string>): Source {
	const files = [...texts].map(([name, text]): [string, SourceFile] => {
		const bytes = Buffer.from(text);
		return [
			name,
			{
				size: bytes.length,
				open: () => Promise.resolve(Readable.from(pieces(bytes)) as AsyncIterable<Buffer>),
			},
		];
	});
	return { files: new Map(files), close: () => undefined };
}

function* pieces(bytes: Buffer): Generator<Buffer> {
	for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
}
