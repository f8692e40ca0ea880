/** Where a request comes from, so told that nobody can read it from a log. */
import { createHmac } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

export interface AddressSettings {
	/** Name of the header in which a proxy tells the reader's address; undefined: the connection's own. */
	readonly header: string | undefined;
	/** How many proxies write into `X-Forwarded-For`. */
	readonly depth: number;
}

/** The reader's address, as the framework finds it; undefined: the header is not there. */
export function readerAddress(
	request: { readonly headers: IncomingHttpHeaders; readonly socket: { readonly remoteAddress?: string } },
	{ header, depth }: AddressSettings,
): string | undefined {
	if (!header) return request.socket.remoteAddress;
	const value = request.headers[header.toLowerCase()];
	const text = Array.isArray(value) ? value.join(',') : value;
	if (header.toLowerCase() !== 'x-forwarded-for') return text;
	return text?.split(',').at(-depth)?.trim();
}

/** Whether it is an address of the machine itself. */
export function isLoopback(address: string): boolean {
	return /^(?:::ffff:)?127\.|^::1$/i.test(address);
}

/** Of IPv4 what 256 addresses share, of IPv6 what a site's do. */
function networkOf(address: string): string {
	const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
	return plain.includes(':')
		? plain.split(':').slice(0, 3).join(':')
		: plain.split('.').slice(0, 3).join('.');
}

const MOST_KNOWN = 5000;
const SIGNS = 12;

/**
 * Hashes networks with a key: lines of the log about one network can be told to be, and the network itself cannot be read
 * from them.
 */
export function networkHasher(key: string): (address: string | undefined) => string | null {
	const known = new Map<string, string>();
	return (address) => {
		if (address === undefined) return null;
		const found = known.get(address);
		if (found !== undefined) return found;
		if (known.size >= MOST_KNOWN) known.clear();
		const hash = createHmac('sha256', key)
			.update(`network ${networkOf(address)}`)
			.digest('base64url')
			.slice(0, SIGNS);
		known.set(address, hash);
		return hash;
	};
}
