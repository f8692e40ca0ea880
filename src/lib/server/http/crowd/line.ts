/** Who waits, when more is asked than can be answered at once. */

/** Whoever is first: somebody at work who sends something, somebody at work who reads, everybody else. */
export type Rank = 0 | 1 | 2;
const RANKS: readonly Rank[] = [0, 1, 2];

export interface Bounds {
	/** How many of each rank may wait. */
	readonly most: readonly [number, number, number];
	/** For how long, in milliseconds, where more than `few` of the rank wait: else it is no crowd, but a slow machine. */
	readonly patience: readonly [number, number, number];
	readonly few: number;
}

interface Waiting<Item> {
	readonly item: Item;
	readonly since: number;
}

/** One line a rank, each bounded by length and by time. */
export class Line<Item> {
	readonly #lines: readonly [Waiting<Item>[], Waiting<Item>[], Waiting<Item>[]] = [[], [], []];
	readonly #bounds: Bounds;

	constructor(bounds: Bounds) {
		this.#bounds = bounds;
	}

	/** False: the line is as long as it may be. */
	join(item: Item, rank: Rank, now: number): boolean {
		const line = this.#lines[rank];
		if (line.length >= this.#bounds.most[rank]) return false;
		line.push({ item, since: now });
		return true;
	}

	/** Whose turn it is, of this rank or one before it; undefined: nobody of them waits. */
	next(last: Rank): Item | undefined {
		return this.#lines
			.slice(0, last + 1)
			.find((line) => line.length > 0)
			?.shift()?.item;
	}

	/** Whether somebody of this rank or one before it waits. */
	waits(last: Rank): boolean {
		return this.#lines.slice(0, last + 1).some((line) => line.length > 0);
	}

	/** Those of the last rank that turn out to have another one wait on there, as long as they have waited. */
	raise(rankOf: (item: Item) => Rank): void {
		const last = this.#lines[2];
		for (const waiting of last.splice(0)) this.#lines[rankOf(waiting.item)].push(waiting);
		for (const line of this.#lines) line.sort((one, other) => one.since - other.since);
	}

	/** Takes out those who have waited too long. */
	impatient(now: number): Item[] {
		return RANKS.flatMap((rank) => {
			const line = this.#lines[rank];
			const late = line.findIndex(({ since }) => now - since < this.#bounds.patience[rank]);
			const most = Math.max(0, line.length - this.#bounds.few);
			return line.splice(0, late < 0 ? most : Math.min(late, most)).map(({ item }) => item);
		});
	}
}
