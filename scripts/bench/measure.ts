type Work = () => unknown;

/**
 * The median time of each work, in milliseconds. They take turns within a round, so that what else the machine does
 * weighs on all of them alike; the first round warms up and does not count.
 */
export async function medians<Name extends string>(
	rounds: number,
	works: Readonly<Record<Name, Work>>,
): Promise<Record<Name, number>> {
	const names = Object.keys(works) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = 0; round <= rounds; round++) {
		for (const name of names) {
			const took = await timed(works[name]);
			if (round > 0) times[name].push(took);
		}
	}
	return Object.fromEntries(names.map((name) => [name, medianOf(times[name])])) as Record<Name, number>;
}

/** How long it takes once, in milliseconds. */
export async function timed(work: Work): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/** The value that a share of them, from 0 to 1, does not exceed. */
export function sharePoint(values: readonly number[], share: number): number {
	const sorted = values.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

export function medianOf(values: readonly number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
	return sorted.length % 2 === 1 ? high : (low + high) / 2;
}
