/** Requests at a rate, whatever becomes of those before: as a crowd asks, and not as a patient client does. */
import { Agent, request } from 'node:http';

export interface Tally {
	/** How many answers there were, by status; 0: the line broke. */
	readonly statuses: Record<number, number>;
	/** Of the answers of 503, those that do not say when to ask again. */
	silent: number;
	/** Milliseconds, of the answers of 200. */
	readonly times: number[];
}

interface Asking {
	/** Requests a second. */
	readonly rate: number;
	readonly seconds: number;
	/** Of the request with that number. */
	readonly path: (n: number) => string;
	readonly headers?: (n: number) => Readonly<Record<string, string>>;
}

const CONNECTIONS = 400;
const TICK = 20;

/**
 * Asks for so many a second, for so many seconds, and waits until the last is answered. Of what cannot be sent because all
 * connections wait for an answer, nothing is kept: it counts as not asked.
 */
export async function crowd(origin: string, { rate, seconds, path, headers }: Asking): Promise<Tally> {
	const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
	const tally: Tally = { statuses: {}, silent: 0, times: [] };
	const { hostname, port } = new URL(origin);
	let [sent, open] = [0, 0];
	const began = performance.now();
	const one = (n: number) => {
		open += 1;
		const at = performance.now();
		const end = (status: number) => {
			open -= 1;
			tally.statuses[status] = (tally.statuses[status] ?? 0) + 1;
			if (status === 200) tally.times.push(performance.now() - at);
		};
		const asked = request(
			{ agent, hostname, port, path: path(n), headers: { accept: 'text/html', ...headers?.(n) } },
			(answer) => {
				if (answer.statusCode === 503 && !answer.headers['retry-after']) tally.silent += 1;
				answer.on('end', () => end(answer.statusCode ?? 0)).on('error', () => end(0));
				answer.resume();
			},
		);
		asked.on('error', (error: NodeJS.ErrnoException) => {
			// A connection that the server closed as idle just then: a browser asks again on another, too.
			if (!asked.reusedSocket || error.code !== 'ECONNRESET') return end(0);
			open -= 1;
			one(n);
		});
		asked.end();
	};
	await new Promise<void>((done) => {
		const ticking = setInterval(() => {
			const due = Math.min(performance.now() - began, seconds * 1000) * (rate / 1000);
			for (; sent < due; sent += 1) if (open < CONNECTIONS) one(sent);
			if (performance.now() - began >= seconds * 1000 && open === 0) {
				clearInterval(ticking);
				done();
			}
		}, TICK);
	});
	agent.destroy();
	return tally;
}

/** How many a second are answered to a few who each wait for their answer. */
export async function sustainable(
	origin: string,
	path: (n: number) => string,
	seconds: number,
): Promise<number> {
	const { hostname, port } = new URL(origin);
	const agent = new Agent({ keepAlive: true, maxSockets: 4 });
	const began = performance.now();
	let done = 0;
	const client = async () => {
		while (performance.now() - began < seconds * 1000) {
			const n = done;
			done += 1;
			await new Promise<void>((resolve, reject) => {
				const asked = request({ agent, hostname, port, path: path(n) }, (answer) => {
					answer.on('end', resolve).on('error', reject).resume();
				});
				asked.on('error', reject).end();
			});
		}
	};
	await Promise.all(Array.from({ length: 4 }, client));
	agent.destroy();
	return done / ((performance.now() - began) / 1000);
}
