/** Requests that are dear to read, or that are not what they say. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Server } from './app.ts';

/** All that is answered to these pieces until the connection ends or a time has passed; the first status, 0: none. */
export async function sendBytes(
	{ origin }: Pick<Server, 'origin'>,
	pieces: Iterable<string | Buffer>,
	{ end = false, patience = 20_000 }: { readonly end?: boolean; readonly patience?: number } = {},
): Promise<{ statuses: number[]; ms: number }> {
	const began = performance.now();
	const { hostname, port } = new URL(origin);
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.setEncoding('latin1').on('data', (more: string) => (answer += more));
	// The server closes what it has refused while more of it comes.
	socket.on('error', () => undefined);
	const closed = new Promise((resolve) => socket.once('close', resolve));
	for (const piece of pieces) {
		if (socket.destroyed) break;
		if (!socket.write(piece)) await Promise.race([once(socket, 'drain').catch(() => undefined), closed]);
	}
	if (end) socket.end();
	const late = setTimeout(() => socket.destroy(), patience);
	await closed;
	clearTimeout(late);
	const statuses = [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
	return { statuses, ms: performance.now() - began };
}

interface Head {
	readonly path: string;
	readonly origin: string;
	readonly cookie?: string;
	readonly type?: string;
	readonly more?: string;
}

/** The head of a form that is sent; its length, or that it comes in pieces, is in `more`. */
export function headOf({
	path,
	origin,
	cookie,
	type = 'application/x-www-form-urlencoded',
	more = '',
}: Head): string {
	const lines = [
		`POST ${path} HTTP/1.1`,
		`host: ${new URL(origin).host}`,
		`origin: ${origin}`,
		'accept: text/html',
		`content-type: ${type}`,
		...(cookie ? [`cookie: ${cookie}`] : []),
		'connection: close',
	];
	return `${lines.join('\r\n')}\r\n${more}\r\n`;
}

export const LENGTH = 15_000;

export const filled = (unit: string, length = LENGTH) =>
	unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
