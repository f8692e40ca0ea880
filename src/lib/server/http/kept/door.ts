/** What stands before the framework: strangers' answers from memory, everything else as the framework has it. */
import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { preferredEncoding } from '../compression.ts';
import { matches } from '../etag.ts';
import { notesOf } from '../notes.ts';
import { keptAddress, type KeptAddress } from './addresses.ts';
import { capture, type Captured, type Handler } from './capture.ts';
import type { Memory } from './memory.ts';
import { pack, sentFor, type Packed } from './packed.ts';

/** What a door needs to know of the world. */
export interface World {
	/** What an answer about this plan (null: all) would be made of now. */
	readonly stateOf: (plan: string | null) => Promise<string>;
	readonly memory: Memory<Packed>;
}

const SESSION = /(?:^|;)\s*(?:__Host-)?session=/;

/**
 * A handler in front of another. An answer that many ask for at once is made once; one that is not for everybody goes to
 * the reader for whom it was made, and the others ask for themselves.
 */
export function door(inner: Handler, world: World): Handler {
	const underWay = new Map<string, Promise<Packed | null>>();
	const addresses = rememberedAddresses();
	return async (request, response, next) => {
		const address = isStranger(request) ? addresses(request.url ?? '') : null;
		if (!address) return inner(request, response, next);
		const { method, headers } = request;
		const reader = { method, accepts: headers['accept-encoding'], knows: headers['if-none-match'] };
		// A database that does not answer is the framework's to say, in the reader's words.
		const state = await world.stateOf(address.plan).catch(() => null);
		if (state === null) return inner(request, response, next);
		let packed = world.memory.get(address.target);
		note(request, address);
		if (packed?.state !== state) {
			const key = `${address.target}\n${state}`;
			const running = underWay.get(key);
			if (running) {
				packed = (await running) ?? undefined;
				if (!packed) return inner(request, response, next);
			} else {
				const made = make(inner, request, address, state);
				const shared = made.then(
					(answer) => answer.packed,
					() => null,
				);
				underWay.set(key, shared);
				try {
					const answer = await made;
					if (!answer.packed) return sendCaptured(response, answer.captured, reader.method);
					packed = answer.packed;
					world.memory.set(address.target, packed);
				} finally {
					underWay.delete(key);
				}
			}
		}
		await send(response, packed, reader);
	};
}

/** For the log. Where the framework is asked all the same, it notes that itself. */
function note(request: IncomingMessage, { target, route }: KeptAddress): void {
	const notes = notesOf(request);
	if (notes) Object.assign(notes, { route, path: target.split('?')[0], isKept: true });
}

/** Somebody of whom nothing is known reads, and may be answered as everybody is. */
function isStranger({ method, headers }: IncomingMessage): boolean {
	if (method !== 'GET' && method !== 'HEAD') return false;
	if (headers.cookie !== undefined && SESSION.test(headers.cookie)) return false;
	return headers.range === undefined && headers.authorization === undefined;
}

/** As many targets as are asked for often; then it begins anew. */
const MOST_TARGETS = 2000;

/** Reads a target once as long as it is remembered: thousands ask for the same. */
function rememberedAddresses(): (target: string) => KeptAddress | null {
	const known = new Map<string, KeptAddress | null>();
	return (target) => {
		const found = known.get(target);
		if (found !== undefined) return found;
		const address = keptAddress(target);
		// What is not kept may be endless.
		if (!address) return null;
		if (known.size >= MOST_TARGETS) known.clear();
		known.set(target, address);
		return address;
	};
}

interface Made {
	readonly captured: Captured;
	readonly packed: Packed | null;
}

/** The framework is asked as by somebody of whom nothing is known. */
async function make(
	inner: Handler,
	request: IncomingMessage,
	{ target }: KeptAddress,
	state: string,
): Promise<Made> {
	const { host } = request.headers;
	request.method = 'GET';
	request.url = target;
	for (const name of Object.keys(request.headers)) delete request.headers[name];
	if (host !== undefined) request.headers.host = host;
	const captured = await capture(inner, request);
	return { captured, packed: await pack(captured, state) };
}

interface Reader {
	readonly method: string | undefined;
	readonly accepts: string | string[] | undefined;
	readonly knows: string | undefined;
}

async function send(response: ServerResponse, packed: Packed, reader: Reader): Promise<void> {
	if (reader.knows !== undefined && matches(reader.knows, packed.etag)) {
		response.writeHead(304, [...packed.unchanged]).end();
		return;
	}
	const { head, body } = await sentFor(packed, preferredEncoding(String(reader.accepts ?? '')));
	response.writeHead(200, [...head]).end(reader.method === 'HEAD' ? undefined : body);
}

function sendCaptured(response: ServerResponse, { status, headers, body }: Captured, method?: string): void {
	const head: Record<string, OutgoingHttpHeader> = {};
	for (const [name, value] of Object.entries(headers)) if (value !== undefined) head[name] = value;
	response.writeHead(status, head).end(method === 'HEAD' ? undefined : body);
}
