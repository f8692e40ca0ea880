import type { Problem } from '#lib/forms/problem.ts';

const TITLES: Record<number, string> = {
	400: 'Bad Request',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'Not Found',
	405: 'Method Not Allowed',
	413: 'Content Too Large',
	415: 'Unsupported Media Type',
	500: 'Internal Server Error',
	503: 'Service Unavailable',
	507: 'Insufficient Storage',
};

/**
 * An answer that says what went wrong, as RFC 9457 has it.
 * @param detail a sentence for whoever wrote the request: never a stack, SQL or path
 */
export function problem(
	status: number,
	detail: string,
	more: Pick<Problem, 'code' | 'errors' | 'id'> = {},
	headers: Record<string, string> = {},
): Response {
	const body: Problem = { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, ...more };
	const bytes = new TextEncoder().encode(JSON.stringify(body));
	return new Response(bytes, {
		status,
		headers: {
			...headers,
			'content-type': 'application/problem+json',
			'content-length': String(bytes.byteLength),
			'cache-control': 'no-store',
		},
	});
}
