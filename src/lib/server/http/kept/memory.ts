/** An answer that is kept, with what it costs to keep. */
export interface Weighed {
	readonly bytes: number;
}

/**
 * Answers by address, as many as fit into so many bytes: what was asked for longest ago goes first. An answer of which
 * more than an eighth would be filled is not kept.
 */
export class Memory<Answer extends Weighed> {
	readonly #answers = new Map<string, Answer>();
	readonly #limit: number;
	#bytes = 0;

	/** @param limit bytes; 0 keeps nothing */
	constructor(limit: number) {
		this.#limit = limit;
	}

	get bytes(): number {
		return this.#bytes;
	}

	get size(): number {
		return this.#answers.size;
	}

	/** The answer at an address, which is now the one that was asked for last. */
	get(address: string): Answer | undefined {
		const answer = this.#answers.get(address);
		if (answer) {
			this.#answers.delete(address);
			this.#answers.set(address, answer);
		}
		return answer;
	}

	set(address: string, answer: Answer): void {
		this.delete(address);
		if (answer.bytes > this.#limit / 8) return;
		this.#answers.set(address, answer);
		this.#bytes += answer.bytes;
		for (const oldest of this.#answers.keys()) {
			if (this.#bytes <= this.#limit) break;
			this.delete(oldest);
		}
	}

	delete(address: string): void {
		this.#bytes -= this.#answers.get(address)?.bytes ?? 0;
		this.#answers.delete(address);
	}
}

const UNITS = { K: 1024, M: 1024 ** 2, G: 1024 ** 3 } as const;

/** Reads a size such as `64M`, in bytes. Throws for anything else. */
export function readBytes(text: string): number {
	const [, digits, unit] = /^(\d{1,12})([KMG]?)$/.exec(text) ?? [];
	if (!digits) throw new Error(`This is not a size in bytes such as 64M: ${text}`);
	return Number(digits) * (unit ? UNITS[unit as keyof typeof UNITS] : 1);
}
