import type { RequestEvent } from '@sveltejs/kit';
import { beginAttempt, type Attempt } from '#lib/server/access/index.ts';

/** More of a link than any link has. */
const LONGEST_TOKEN = 200;

type Asked = Pick<RequestEvent, 'locals' | 'getClientAddress'>;

/** What is tried on an account, by whoever asks. */
export function attemptOf(event: Asked, what: Attempt['what'], account: string): Attempt {
	return { what, account, address: event.getClientAddress(), now: event.locals.now };
}

/** Counts an attempt before it is made. Throws TooOften. */
export async function countAttempt(event: Asked, what: Attempt['what'], account: string): Promise<Attempt> {
	const tried = attemptOf(event, what, account);
	await beginAttempt(event.locals.db, tried);
	return tried;
}

/** Counts the use of a link that works once. Throws TooOften. */
export async function countLink(
	event: Asked & { readonly params: { readonly token: string } },
): Promise<void> {
	await countAttempt(event, 'token', event.params.token.slice(0, LONGEST_TOKEN));
}
