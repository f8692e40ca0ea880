/**
 * Stands before what computes answers for strangers: of one network it computes only so many, so that nobody buys the whole
 * processor with little. What is answered from memory does not come here. Source: docs/operating.md, Limits.
 */
import type { IncomingMessage } from 'node:http';
import type { Handler } from '../kept/capture.ts';
import { Recent } from '../crowd/recent.ts';
import { sessionOf, turnAway } from '../crowd/turnAway.ts';
import { notesOf } from '../notes.ts';
import { Buckets, type Rate } from './buckets.ts';

/** An office of sixty who each open a page every twelve seconds stays under it all day. */
const STRANGERS: Rate = { atOnce: 1200, aSecond: 5 };
/** Whoever brings a session that nobody has seen yet: it may be somebody's, who has just signed in. */
const NEWCOMERS: Rate = { atOnce: 60, aSecond: 0.5 };
/** Nobody clicks through files and answers of the API as through pages. */
const COSTS = { page: 1, file: 3, painting: 10 } as const;
/** Networks and sessions that are remembered. */
const MOST = 20_000;

export interface Shares {
	readonly strangers: Rate;
	readonly newcomers: Rate;
	/** Milliseconds. */
	readonly clock: () => number;
}

/** A handler in front of another, which computes for each network what is its share. */
export function shared(
	inner: Handler,
	{ strangers, newcomers, clock }: Shares = {
		strangers: STRANGERS,
		newcomers: NEWCOMERS,
		clock: () => performance.now(),
	},
): Handler {
	const buckets = new Buckets(strangers, MOST);
	const arrivals = new Buckets(newcomers, MOST);
	const known = new Recent(MOST);
	return async (request, response, next) => {
		const cost = costOf(request);
		const notes = notesOf(request);
		// This machine itself asks, or a proxy that tells nobody's address: all readers would be one.
		if (cost === 0 || !notes || notes.isThisMachine) return inner(request, response, next);
		const session = sessionOf(request);
		if (session !== undefined && known.has(session)) return inner(request, response, next);
		const wait = (session === undefined ? buckets : arrivals).take(notes.network ?? '', cost, clock());
		if (wait > 0) {
			turnAway(request, response, { status: 429, seconds: wait });
			return;
		}
		await inner(request, response, next);
		if (session !== undefined && notes.person !== null) known.add(session);
	};
}

/** Pages of work and signing in have limits of their own; files of the build cost next to nothing. */
const NOT_DEAR = /^\/(?:(?:ar|fr)\/)?(?:_app|account|reports|review|manage|audit)(?:[/?]|$)/;
/** What may have to be made: figures as files, drawings, and the page that lists the files of a quarter. */
const FILE = /\.(?:csv|svg|xlsx)$|\/files\/[^/]+$|\/data$|^\/api\/|^\/(?:(?:ar|fr)\/)?embed\//;
const PAINTING = /\.png$/;

function costOf({ method, url = '' }: IncomingMessage): number {
	if ((method !== 'GET' && method !== 'HEAD') || NOT_DEAR.test(url)) return 0;
	const [path = ''] = url.split('?');
	if (PAINTING.test(path)) return COSTS.painting;
	return FILE.test(path) ? COSTS.file : COSTS.page;
}
