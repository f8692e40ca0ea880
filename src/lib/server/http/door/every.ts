/** What every answer has, whoever makes it: pages, files of the build, refusals, and what nobody caught. */
import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Handler } from '../kept/capture.ts';
import { ALWAYS, mayBeFramed, TRANSPORT_SECURITY } from '../headers.ts';

/** For answers that are no pages: a file opened by itself runs and loads nothing, and stands in nobody's frame. */
const NOT_A_PAGE =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The worker of reports asks this server, and may do nothing else. */
const WORKER = '/service-worker.js';
const FOR_THE_WORKER = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

const LANGUAGES: Readonly<
	Record<string, { readonly direction: string; readonly text: string; readonly home: string }>
> = {
	en: { direction: 'ltr', text: 'There is no such page.', home: '/' },
	ar: { direction: 'rtl', text: 'لا توجد صفحة كهذه.', home: '/ar' },
	fr: { direction: 'ltr', text: 'Cette page n’existe pas.', home: '/fr' },
};

/**
 * A handler in front of another. Headers that the inner one sets take the place of these. An address with an empty part, or
 * that is none, is nowhere: routers, languages and links would each read it as something else.
 * @param secure the configured origin is https
 */
export function everyAnswer(inner: Handler, { secure }: { readonly secure: boolean }): Handler {
	return (request, response, next) => {
		endWithSource(response);
		addAlways(response, secure);
		// The framework says it of what is refused there; what it leaves out, no other answer takes back.
		if (mayBeFramed(request.url ?? '')) response.removeHeader('x-frame-options');
		if (request.url === WORKER) response.setHeader('content-security-policy', FOR_THE_WORKER);
		if (isAddress(request.url ?? '')) return inner(request, response, next);
		const language = /^\/(ar|fr)\//.exec(request.url ?? '')?.[1] ?? 'en';
		const { direction, text, home } = LANGUAGES[language] ?? { direction: 'ltr', text: '', home: '/' };
		const page = `<!doctype html><html lang="${language}" dir="${direction}"><meta charset="utf-8"><title>404 · Masar</title><h1>${text}</h1><p><a href="${home}">Masar</a></p></html>`;
		response.writeHead(404, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
		response.end(request.method === 'HEAD' ? undefined : page);
	};
}

/**
 * A file that is gone, or cannot be read to its end, ends its answer: who sends files listens to no fault of theirs, and one
 * that nobody listens to ends the process. So it is where a build is replaced under a running server.
 */
function endWithSource(response: ServerResponse): void {
	response.on('pipe', (source: Readable) => source.once('error', () => response.destroy()));
}

/** @param secure the configured origin is https */
export function addAlways(response: ServerResponse, secure: boolean): void {
	for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
	response.setHeader('content-security-policy', NOT_A_PAGE);
	if (secure) response.setHeader('strict-transport-security', TRANSPORT_SECURITY);
}

/** Whether the target of a request is a path that everybody reads alike. */
export function isAddress(target: string): boolean {
	const [path = ''] = target.split('?');
	return (
		path.startsWith('/') && !/\/\/|\\|%5c|%2f%2f|\/%2f/i.test(path) && URL.canParse(path, 'http://localhost')
	);
}
