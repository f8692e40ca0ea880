/** Stands before everything that answers: one line of the log and one count for each request, however it ends. */
import type { ServerResponse } from 'node:http';
import type { Handler } from '../kept/capture.ts';
import type { Log } from '../log.ts';
import { isLoopback, networkHasher, readerAddress, type AddressSettings } from '../network.ts';
import { noteRequest, type RequestNotes } from '../notes.ts';
import type { RequestMeter } from './requests.ts';

export interface Front {
	/** One line a request. */
	readonly lines: Pick<Log, 'info'>;
	readonly log: Pick<Log, 'error'>;
	readonly requests: RequestMeter;
	readonly address: AddressSettings;
	/** Of the hashes of networks. */
	readonly key: string;
	/** Gives an answer that nobody else made the headers that every answer has. */
	readonly dress: (response: ServerResponse) => void;
}

/** Whoever left before the answer has no status. */
const LEFT = 499;

/** A handler in front of another, which answers 500 where that one throws. */
export function metered(inner: Handler, { lines, log, requests, address, key, dress }: Front): Handler {
	const hashNetwork = networkHasher(key);
	return async (request, response, next) => {
		const from = readerAddress(request, address);
		const notes: RequestNotes = {
			id: crypto.randomUUID(),
			network: hashNetwork(from),
			isThisMachine: from !== undefined && isLoopback(from),
			route: null,
			path: null,
			person: null,
			isKept: false,
		};
		noteRequest(request, notes);
		const began = performance.now();
		const { method = '', url = '', socket } = request;
		const sentBefore = socket.bytesWritten;
		response.once('close', () => {
			const isWhole = response.writableFinished || isSent(response, socket.bytesWritten - sentBefore);
			const status = isWhole ? response.statusCode : LEFT;
			const ms = performance.now() - began;
			requests.observe(notes.route ?? (isFile(url) ? 'file' : 'other'), method, status, ms / 1000);
			lines.info(lineOf(notes, { method, url, status, ms }));
		});
		try {
			await inner(request, response, next);
		} catch (error) {
			log.error({ request: notes.id, error });
			if (!response.headersSent) {
				dress(response);
				response.writeHead(500, { 'cache-control': 'no-store' });
			}
			response.end();
		}
	};
}

/** A reader who goes with the last byte is quicker than the news that it has gone out. @param bytes with the head's */
function isSent(response: ServerResponse, bytes: number): boolean {
	const length = Number(response.getHeader('content-length'));
	return response.headersSent && length > 0 && bytes > length;
}

const isFile = (url: string) => url.startsWith('/_app/');

interface Answered {
	readonly method: string;
	readonly url: string;
	readonly status: number;
	readonly ms: number;
}

function lineOf({ id, person, network, route, path, isKept }: RequestNotes, answered: Answered): object {
	const { method, url, status, ms } = answered;
	return {
		request: id,
		...(person !== null && { person }),
		...(network !== null && { network }),
		method,
		// Nobody has cut a secret out of an address that nobody has looked at: its first part alone is told.
		path: (path ?? (isFile(url) ? url : (/^\/[^/?]*/.exec(url)?.[0] ?? ''))).split('?')[0]?.slice(0, 200),
		route,
		...(isKept && { kept: true }),
		status,
		ms: Math.round(ms),
	};
}
