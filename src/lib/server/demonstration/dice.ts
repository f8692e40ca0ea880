/** Numbers from 0 up to 1 that look like chance and are the same at each start (mulberry32). */
export function dice(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

/** The position that a throw falls on, by the parts of each. */
export function thrown(at: number, parts: readonly number[]): number {
	let left = at * parts.reduce((sum, part) => sum + part, 0);
	return Math.max(
		0,
		parts.findIndex((part) => (left -= part) < 0),
	);
}
