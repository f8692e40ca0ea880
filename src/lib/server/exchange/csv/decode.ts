/** Bytes to text, chunk by chunk, telling when they are no UTF-8. */
import { isUtf8 } from 'node:buffer';

export interface Decoded {
	readonly text: string;
	/** A byte that is no UTF-8, or a NUL, was met here or before: rows are to be looked at. */
	readonly suspicious: boolean;
}

/** Written in the place of bytes that are no UTF-8. */
export const REPLACEMENT = '\uFFFD';

export class Decoder {
	readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: false });
	#tail: Buffer = Buffer.alloc(0);
	#suspicious = false;

	push(chunk: Buffer): Decoded {
		const bytes = this.#tail.length > 0 ? Buffer.concat([this.#tail, chunk]) : chunk;
		const whole = bytes.subarray(0, bytes.length - unfinished(bytes));
		this.#tail = bytes.subarray(whole.length);
		return this.#decode(whole, true);
	}

	end(): Decoded {
		return this.#decode(this.#tail, false);
	}

	#decode(bytes: Buffer, stream: boolean): Decoded {
		if (!isUtf8(bytes) || bytes.includes(0)) this.#suspicious = true;
		return { text: this.#decoder.decode(bytes, { stream }), suspicious: this.#suspicious };
	}
}

/** Excel's "Unicode text" and the like: no byte of it makes sense as UTF-8. */
export function isUtf16(start: Buffer): boolean {
	return (
		start.length >= 2 &&
		((start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff))
	);
}

/** How many bytes at the end begin a character that the next chunk goes on with. */
function unfinished(bytes: Buffer): number {
	for (let back = 1; back <= Math.min(3, bytes.length); back++) {
		const byte = bytes[bytes.length - back] ?? 0;
		if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0;
		if (byte < 0x80) return 0;
	}
	return 0;
}
