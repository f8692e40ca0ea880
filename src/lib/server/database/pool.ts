/** The connections that snapshots take: each one for itself, so that two under way at once do not share one. */
import type { Engine, Reader } from './connection.ts';

/** Who waits longer than this is told that the database is busy. */
const PATIENCE_MS = 5000;

/** There was no connection to be had in time. */
export class PoolBusy extends Error {
	constructor() {
		super(`no connection within ${PATIENCE_MS} ms`);
		this.name = 'PoolBusy';
	}
}

export class Pool {
	readonly #engine: Engine;
	readonly #idle: Reader[] = [];
	readonly #waiting: ((reader: Reader) => void)[] = [];
	#out = 0;

	constructor(engine: Engine) {
		this.#engine = engine;
	}

	/** Throws PoolBusy when all are taken and none comes back in time. */
	async take(): Promise<Reader> {
		const idle = this.#idle.pop();
		if (!idle && this.#out >= this.#engine.mostReaders) return this.#wait();
		this.#out++;
		return idle ?? this.#engine.connect('read');
	}

	#wait(): Promise<Reader> {
		return new Promise((resolve, reject) => {
			const given = (reader: Reader) => {
				clearTimeout(patience);
				resolve(reader);
			};
			const patience = setTimeout(() => {
				this.#waiting.splice(this.#waiting.indexOf(given), 1);
				reject(new PoolBusy());
			}, PATIENCE_MS);
			this.#waiting.push(given);
		});
	}

	giveBack(reader: Reader): void {
		const next = this.#waiting.shift();
		if (next) {
			next(reader.$client.usable ? reader : this.#engine.connect('read'));
			return;
		}
		this.#out--;
		if (reader.$client.usable) this.#idle.push(reader);
	}

	/** Closes those that are not in use. */
	async close(): Promise<void> {
		await Promise.all(this.#idle.splice(0).map((reader) => reader.$client.close()));
	}
}
