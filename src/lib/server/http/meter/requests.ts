/** How many requests there were, and how long each took. */
import type { Family, Sample } from './text.ts';

/** Seconds, upper ends. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

interface Tally {
	readonly labels: { readonly route: string; readonly method: string; readonly status: string };
	readonly counts: number[];
	sum: number;
	count: number;
}

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];

export class RequestMeter {
	readonly #tallies = new Map<string, Tally>();

	/**
	 * @param route as the table of routes names it: never an address, which would name partners and places
	 * @param seconds until the answer was sent
	 */
	observe(route: string, method: string, status: number, seconds: number): void {
		const labels = {
			route,
			method: METHODS.includes(method) ? method : 'other',
			status: String(status),
		};
		const key = `${labels.method} ${labels.status} ${route}`;
		const tally = this.#tallies.get(key) ?? { labels, counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
		this.#tallies.set(key, tally);
		tally.sum += seconds;
		tally.count += 1;
		const bucket = BUCKETS.findIndex((end) => seconds <= end);
		if (bucket >= 0) tally.counts[bucket] = (tally.counts[bucket] ?? 0) + 1;
	}

	family(): Family {
		return {
			name: 'masar_http_request_duration_seconds',
			help: 'Time from a request to the end of its answer.',
			type: 'histogram',
			samples: [...this.#tallies.values()].flatMap(samplesOf),
		};
	}
}

function samplesOf({ labels, counts, sum, count }: Tally): Sample[] {
	let under = 0;
	const buckets = BUCKETS.map((end, i): Sample => {
		under += counts[i] ?? 0;
		return { suffix: '_bucket', labels: { ...labels, le: String(end) }, value: under };
	});
	return [
		...buckets,
		{ suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
		{ suffix: '_sum', labels, value: sum },
		{ suffix: '_count', labels, value: count },
	];
}
