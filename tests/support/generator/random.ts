/** mulberry32: small, seeded, good enough to spread rows. */
export class Random {
	#state: number;

	constructor(seed: number) {
		this.#state = seed >>> 0;
	}

	/** From 0 up to 1. */
	next(): number {
		this.#state = (this.#state + 0x6d2b79f5) >>> 0;
		let t = this.#state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	}

	/** From 0 up to n, without n. */
	below(n: number): number {
		return Math.floor(this.next() * n);
	}

	/** True once in n times. */
	once(n: number): boolean {
		return this.below(n) === 0;
	}

	pick<V>(list: readonly V[]): V {
		return list[this.below(list.length)] as V;
	}
}
