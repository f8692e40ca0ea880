/**
 * Stands before the framework, which computes an answer in one go: what is asked meanwhile waits here, so that the work of
 * who is signed in goes first, and who would wait too long is told so at once. Source: docs/rules.md, Failing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Handler } from '../kept/capture.ts';
import { notesOf } from '../notes.ts';
import { holdPlace } from '../place.ts';
import { Line, type Bounds, type Rank } from './line.ts';
import { Recent } from './recent.ts';
import { sessionOf, turnAway } from './turnAway.ts';

export interface CrowdOptions extends Bounds {
	/** Answers that may be made at once for whoever comes last; twice as many for who is signed in and reads. */
	readonly underWay: number;
}

/** A page takes some 15 ms of the one processor: what cannot be had within the patience is not worth waiting for. */
const CROWD: CrowdOptions = {
	most: [2000, 300, 100, 100],
	patience: [30_000, 8000, 3000, 30_000],
	few: 10,
	hoped: 8000,
	underWay: 8,
};
/** Sessions that are remembered to be somebody's. */
const MOST_KNOWN = 10_000;

/** Turns of the loop without anybody new, after which one is begun; and milliseconds after which one is in any case. */
const [QUIET, LOOKING] = [2, 20];

interface Asked {
	readonly session: string | undefined;
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly begin: () => void;
	/** Nothing comes of it. */
	readonly end: () => void;
}

/** A handler in front of another, which begins one request at a time and lets the loop turn in between. */
export function crowded(inner: Handler, options: CrowdOptions = CROWD): Handler {
	const line = new Line<Asked>(options);
	const known = new Recent(MOST_KNOWN);
	let [underWay, isTurning, quiet, since] = [0, false, 0, 0];

	const rankOf = ({ session, request }: Pick<Asked, 'session' | 'request'>): Rank =>
		session === undefined || !known.has(session) ? (isFile(request) ? 3 : 2) : reads(request) ? 1 : 0;
	const lastRank = (): Rank => (underWay < options.underWay ? 3 : underWay < 2 * options.underWay ? 1 : 0);
	const wake = (): void => {
		if (isTurning || !line.waits(lastRank())) return;
		[isTurning, quiet, since] = [true, 0, performance.now()];
		setImmediate(turn);
	};
	// With each turn of the loop one connection is taken: a crowd has to be seen before one of it can be chosen.
	const turn = (): void => {
		quiet += 1;
		if (quiet <= QUIET && performance.now() - since < LOOKING) {
			setImmediate(turn);
			return;
		}
		for (const { request, response, end } of line.impatient(performance.now())) {
			turnAway(request, response);
			end();
		}
		const one = line.next(lastRank());
		if (one?.response.destroyed) one.end();
		else one?.begin();
		isTurning = false;
		wake();
	};

	// What somebody asked before that was known would else wait behind all that they ask afterwards.
	const remember = (session: string): void => {
		const isNew = !known.has(session);
		known.add(session);
		if (isNew) line.raise(rankOf);
	};

	return async (request, response, next) => {
		// A file costs next to nothing.
		if (request.url?.startsWith('/_app/')) return inner(request, response, next);
		const session = sessionOf(request);
		const isRead = reads(request);
		await new Promise<void>((end) => {
			const begin = () => {
				// Of what somebody sends, most of the time is the line's, and not ours.
				underWay += isRead ? 1 : 0;
				const giveBack = once(() => {
					underWay -= isRead ? 1 : 0;
					wake();
				});
				holdPlace(request, giveBack);
				const leave = once(() => {
					if (session !== undefined && (notesOf(request)?.person ?? null) !== null) remember(session);
					giveBack();
				});
				beforeHead(response, leave);
				const passOn = () => {
					leave();
					next();
				};
				const asking = Promise.try(async () => {
					await inner(request, response, passOn);
				});
				asking.catch(leave);
				end(asking);
			};
			quiet = 0;
			const asked = { session, request, response, begin, end };
			const rank = rankOf(asked);
			// After a start nobody is known yet: a submission on the way is not turned away for it.
			if (line.join(asked, rank, performance.now(), rank >= 2 && session !== undefined)) wake();
			else {
				turnAway(request, response);
				end();
			}
		});
	};
}

/** What is made in a worker, or drawn: a minute of somebody's time at most, and not the next page of everybody else's. */
function isFile({ url = '' }: IncomingMessage): boolean {
	return /\/files\/[^/]+$|\.(?:png|svg)$/.test(url.split('?')[0] ?? '');
}

function reads({ method }: IncomingMessage): boolean {
	return method === 'GET' || method === 'HEAD';
}

/** Tells when an answer is made: its head is written, or there is nobody to write it to. */
function beforeHead(response: ServerResponse, tell: () => void): void {
	const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
	response.writeHead = (...head: unknown[]) => {
		tell();
		return writeHead(...head);
	};
	// The last is that of an answer that goes into memory (`capture`).
	for (const event of ['finish', 'close', 'captured']) response.once(event, tell);
}

function once(work: () => void): () => void {
	let isDone = false;
	return () => {
		if (isDone) return;
		isDone = true;
		work();
	};
}
