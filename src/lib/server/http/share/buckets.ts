/** What each of many has left of what it may ask for: so much at once, and so much a second after that. */
export interface Rate {
	readonly atOnce: number;
	readonly aSecond: number;
}

interface Bucket {
	left: number;
	/** When that was so, in milliseconds. */
	at: number;
}

/** Remembers those that asked last; whoever is forgotten may ask for all of it again. */
export class Buckets {
	readonly #buckets = new Map<string, Bucket>();
	readonly #rate: Rate;
	readonly #most: number;

	/** @param most how many are remembered */
	constructor(rate: Rate, most: number) {
		this.#rate = rate;
		this.#most = most;
	}

	get size(): number {
		return this.#buckets.size;
	}

	/**
	 * Takes so much out of somebody's, where it is there.
	 * @param now milliseconds
	 * Returns 0, or after how many seconds there will be enough.
	 */
	take(whose: string, cost: number, now: number): number {
		const { atOnce, aSecond } = this.#rate;
		const known = this.#buckets.get(whose) ?? { left: atOnce, at: now };
		const left = Math.min(atOnce, known.left + (Math.max(0, now - known.at) / 1000) * aSecond);
		const isThere = left >= cost;
		this.#buckets.delete(whose);
		this.#buckets.set(whose, { left: isThere ? left - cost : left, at: now });
		if (this.#buckets.size > this.#most) {
			const [oldest] = this.#buckets.keys();
			if (oldest !== undefined) this.#buckets.delete(oldest);
		}
		return isThere ? 0 : Math.ceil((cost - left) / aSecond);
	}
}
