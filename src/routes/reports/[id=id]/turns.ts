/** Work that is done one after the other, whatever becomes of each. */
export class Turns {
	readonly #tell: () => void;
	#tail: Promise<unknown> = Promise.resolve();
	#waiting = 0;

	/** @param tell is called when there is more to do, and when there is less */
	constructor(tell: () => void) {
		this.#tell = tell;
	}

	/** How many are under way or wait. */
	get waiting(): number {
		return this.#waiting;
	}

	/** Until everything that waits now is done. */
	get done(): Promise<unknown> {
		return this.#tail;
	}

	readonly next = <T>(work: () => Promise<T>): Promise<T> => {
		this.#waiting++;
		this.#tell();
		const turn = this.#tail.then(work).finally(() => {
			this.#waiting--;
			this.#tell();
		});
		this.#tail = turn.catch(() => undefined);
		return turn;
	};
}
