/**
 * The worker's part: the line comes first, and what lies on the device answers when there is none. It keeps no answer:
 * what is kept, the pages put there.
 */
import { flattened } from '#lib/forms/flattened.ts';
import { askedFor, emptyPage, programOf, type Asked } from '#lib/ui/device/addresses.ts';
import {
	forgetKept,
	reportHere,
	reportsHere,
	setWhoIsHere,
	whoIsHere,
	type KeptReport,
} from '#lib/ui/device/shelf.ts';

/** An event of a worker, as much as is needed of it. */
export interface Asking {
	readonly request: Request;
	respondWith(answer: Promise<Response>): void;
	waitUntil(work: Promise<unknown>): void;
}

export function answer(event: Asking): void {
	const { request } = event;
	const { pathname: path, origin } = new URL(request.url);
	if (origin !== location.origin) return;
	const asked = askedFor({ path, method: request.method, isPage: request.mode === 'navigate' });
	if (asked.is === 'none of ours') return;
	if (asked.is === 'signing in') event.waitUntil(setWhoIsHere(null));
	else event.respondWith(asked.is === 'program' ? program(request) : lineFirst(request, asked));
}

/** Under one name there is one content, so what lies here is what the server would send. */
async function program(request: Request): Promise<Response> {
	return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

type Page = Exclude<Asked, { is: 'program' | 'signing in' | 'none of ours' }>;

async function lineFirst(request: Request, asked: Page): Promise<Response> {
	let response: Response;
	try {
		response = await fetch(request);
	} catch (error) {
		const kept = await withoutLine(asked).catch(() => undefined);
		if (kept) return kept;
		throw error;
	}
	if ('report' in asked && (await isRefusal(response))) await forgetHere(asked.report);
	return response;
}

async function withoutLine(asked: Page): Promise<Response | undefined> {
	const kept = 'report' in asked ? await reportHere(asked.report) : (await reportsHere())[0];
	switch (asked.is) {
		case 'report data':
			return kept && dataAnswer(null, { ...kept.data, keptAt: kept.at });
		case 'kept data':
			return kept && dataAnswer({ viewer: kept.data.viewer, work: kept.data.work }, null);
		case 'report':
		case 'kept':
			return (kept && (await emptyFor(kept, asked))) ?? (asked.is === 'report' ? toKept(asked) : undefined);
		case 'other report page':
			return toKept(asked);
	}
}

/** The empty page of the build that the data came with. */
async function emptyFor({ build }: KeptReport, { language }: Page): Promise<Response | undefined> {
	const kept = await caches.open(programOf(build));
	return kept.match(emptyPage(language), { ignoreVary: true });
}

/** What lies on this device is shown instead, where something does. */
async function toKept({ language }: Page): Promise<Response | undefined> {
	return (await reportsHere()).length > 0 ? Response.redirect(emptyPage(language), 302) : undefined;
}

/** As the framework sends a page's data: what its layout is given, and what itself. */
function dataAnswer(layout: object | null, page: object | null): Response {
	const node = (data: object | null) => data && { type: 'data', data: flattened(data), uses: {} };
	return Response.json({ type: 'data', nodes: [node(layout), null, node(page)] });
}

/** The server does not let whoever asks see it any more: signed out, no right to it, or it is gone. */
async function isRefusal(response: Response): Promise<boolean> {
	if (response.type === 'opaqueredirect' || [401, 403, 404].includes(response.status)) return true;
	if (!response.headers.get('content-type')?.includes('json')) return false;
	return (await response.clone().text()).startsWith('{"type":"redirect"');
}

async function forgetHere(report: number): Promise<void> {
	const person = await whoIsHere();
	if (person !== null) await forgetKept({ person, report });
}
