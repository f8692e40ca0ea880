import type { RequestEvent } from '@sveltejs/kit';
import { beginAttempt } from '#lib/server/access/index.ts';

/** Counts the use of a link that works once. Returns when to try again; null: go on. */
export async function beginToken(
	event: Pick<RequestEvent, 'locals' | 'getClientAddress'> & { readonly params: { readonly token: string } },
): Promise<Date | null> {
	const { db, now } = event.locals;
	const account = event.params.token.slice(0, 200);
	return beginAttempt(db, { what: 'token', account, address: event.getClientAddress(), now });
}
