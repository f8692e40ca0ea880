/** Bodies that are not what they say. */
import type { Server } from './app.ts';
import { filled, headOf, LENGTH, sendBytes } from './strains.ts';

/** A body in pieces of 64 kB, without a length. */
function* pieces(head: string, piece: string, count: number): Generator<string> {
	yield head;
	for (let i = 0; i < count; i++) yield `${piece.length.toString(16)}\r\n${piece}\r\n`;
	yield '0\r\n\r\n';
}

const MB = 2 ** 20;
const CHUNKED = 'transfer-encoding: chunked\r\n';
const lengthOf = (bytes: number) => `content-length: ${bytes}\r\n`;
const PIECE = 'a=bcdefg&'.repeat(7000);

export interface Strain {
	readonly name: string;
	/** The statuses that may come first; 0: the connection ends without one. */
	readonly allowed: readonly number[];
	readonly send: () => ReturnType<typeof sendBytes>;
}

/** @param officer the cookie of somebody who reports, and the draft that is theirs */
export function strains(
	server: Pick<Server, 'origin'>,
	officer: { readonly cookie: string; readonly draft: number },
): Strain[] {
	const { origin } = server;
	const { cookie } = officer;
	const report = `/reports/${officer.draft}?/save`;
	const signIn = { path: '/account/sign-in', origin };
	const own = { path: report, origin, cookie };
	const deep = `a${'[b]'.repeat(4900)}=1`;
	const parts =
		`--x\r\ncontent-disposition: form-data; name="a"\r\ncontent-type: multipart/mixed; boundary=y\r\n\r\n`.repeat(
			120,
		);
	const form = (head: Parameters<typeof headOf>[0], body: string, type?: string) => () =>
		sendBytes(server, [headOf({ ...head, more: lengthOf(body.length), ...(type && { type }) }) + body]);
	return [
		{
			name: 'a stranger’s, in pieces without end',
			// Whoever goes on sending may find the connection closed before the answer is read.
			allowed: [411, 0],
			send: () => sendBytes(server, pieces(headOf({ ...signIn, more: CHUNKED }), PIECE, 20)),
		},
		{
			name: 'an officer’s, in pieces without end',
			allowed: [413, 400, 0],
			send: () => sendBytes(server, pieces(headOf({ ...own, more: CHUNKED }), PIECE, 60)),
		},
		{
			name: 'a stranger’s of 17 kB',
			allowed: [413],
			send: form(signIn, filled('a=&', 17_000)),
		},
		...[4 * MB, 1e15, Number.MAX_SAFE_INTEGER].map((bytes) => ({
			name: `one that says it has ${bytes} bytes`,
			allowed: [413],
			send: () => sendBytes(server, [headOf({ ...own, more: lengthOf(bytes) }), PIECE]),
		})),
		{
			name: 'more than it says',
			allowed: [303, 400],
			send: () => sendBytes(server, [headOf({ ...signIn, more: lengthOf(5) }) + filled('a=b&', 5000)]),
		},
		{
			name: 'less than it says, and then nobody',
			allowed: [0, 400, 408],
			send: () =>
				sendBytes(server, [headOf({ ...signIn, more: lengthOf(5000) }) + 'a=b'], {
					end: true,
					patience: 2000,
				}),
		},
		{ name: 'deep names', allowed: [400], send: form(signIn, deep) },
		{ name: 'names by the thousand', allowed: [400], send: form(signIn, filled('a=&')) },
		{
			name: 'names by the thousand, of an officer',
			allowed: [400],
			send: form(own, filled('a=&', 2 * MB)),
		},
		{
			name: 'parts within parts',
			allowed: [400],
			send: form(signIn, parts, 'multipart/form-data; boundary=x'),
		},
		{
			name: 'parts without end',
			allowed: [400],
			send: form(signIn, filled('--x\r\n'), 'multipart/form-data; boundary=x'),
		},
		{
			name: 'another boundary',
			allowed: [400],
			send: form(signIn, parts, `multipart/form-data; boundary=${'z'.repeat(5000)}`),
		},
		{
			name: 'deep JSON',
			allowed: [400, 403, 415],
			send: form(signIn, '['.repeat(LENGTH), 'application/json'),
		},
		{
			name: 'a piece longer than any number',
			allowed: [400],
			send: () => sendBytes(server, [`${headOf({ ...signIn, more: CHUNKED })}${'f'.repeat(40)}\r\n`]),
		},
		{
			name: 'words beside a piece, without end',
			allowed: [400, 411, 413],
			send: () => sendBytes(server, [`${headOf({ ...own, more: CHUNKED })}1;${'a'.repeat(40_000)}\r\na\r\n`]),
		},
		{
			name: 'lines after the last piece, without end',
			allowed: [400, 411, 413, 431],
			send: () =>
				sendBytes(server, [`${headOf({ ...own, more: CHUNKED })}0\r\n${'a: b\r\n'.repeat(20_000)}`]),
		},
		{
			name: 'a length and pieces',
			allowed: [400],
			send: () => sendBytes(server, [headOf({ ...signIn, more: CHUNKED + lengthOf(5) }), 'a=b&c']),
		},
		{
			name: 'two lengths',
			allowed: [400],
			send: () => sendBytes(server, [headOf({ ...signIn, more: lengthOf(5) + lengthOf(6) }), 'a=b&c']),
		},
	];
}
