/** The unexpected: what the reader is told, and which status it has. Source: docs/rules.md, Failing. */
import { faultOf } from '#lib/server/database/driver.ts';

export interface Failure {
	/** 500, 503 the database is busy, 507 the disk is full. */
	readonly status: number;
	/** Names the entry in the log. */
	readonly id: string;
}

/** How long a reader waits before asking a busy database again. */
const RETRY_AFTER_SECONDS = '5';

export function failureOf(error: unknown, id: string): Failure {
	const fault = faultOf(error);
	return { id, status: fault === 'busy' ? 503 : fault === 'full' ? 507 : 500 };
}

/** The answer with the status of what went wrong: the framework knows only 500. */
export function withFailure(response: Response, { status }: Failure): Response {
	const headers = new Headers(response.headers);
	if (status === 503) headers.set('retry-after', RETRY_AFTER_SECONDS);
	headers.set('cache-control', 'no-store');
	return new Response(response.body, { status, headers });
}
