/** A file of text as people send it: what it is written in is found out, since nobody knows it. */
import { isUtf8 } from 'node:buffer';
import { isUtf16 } from '#lib/server/exchange/csv/decode.ts';

/** Arabic of old Windows is runs of high bytes; French has single ones among plain letters. */
const IN_RUNS = 3;

/** Without the mark that some programs put in front. */
export function decodeSent(bytes: Buffer): string {
	return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Buffer): string {
	if (isUtf16(bytes)) return bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
	if (isUtf8(bytes)) return 'utf-8';
	let run = 0;
	for (const byte of bytes) {
		run = byte >= 0xc0 ? run + 1 : 0;
		if (run >= IN_RUNS) return 'windows-1256';
	}
	return 'windows-1252';
}
