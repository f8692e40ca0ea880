/** Who waits, when more is asked than can be answered at once. */

/** Whoever is first: somebody at work who sends something, somebody at work who reads, pages of everybody else, their files. */
export type Rank = 0 | 1 | 2 | 3;
const RANKS: readonly Rank[] = [0, 1, 2, 3];

export interface Bounds {
	/** How many of each rank may wait. */
	readonly most: readonly [number, number, number, number];
	/** For how long, in milliseconds, where more than `few` of the rank wait: else it is no crowd, but a slow machine. */
	readonly patience: readonly [number, number, number, number];
	readonly few: number;
	/** For how long a stranger waits who may turn out to be at work, in milliseconds. */
	readonly hoped: number;
}

interface Waiting<Item> {
	readonly item: Item;
	readonly since: number;
	/** Milliseconds after which it is not worth waiting any more. */
	readonly patience: number;
}

/** One line a rank, each bounded by length and by time. */
export class Line<Item> {
	readonly #lines: [Waiting<Item>[], Waiting<Item>[], Waiting<Item>[], Waiting<Item>[]] = [[], [], [], []];
	readonly #bounds: Bounds;

	constructor(bounds: Bounds) {
		this.#bounds = bounds;
	}

	/**
	 * False: the line is as long as it may be.
	 * @param hopes of a stranger's rank, and may turn out to be at work
	 */
	join(item: Item, rank: Rank, now: number, hopes = false): boolean {
		const line = this.#lines[rank];
		const { most, patience, hoped } = this.#bounds;
		if (line.length >= most[rank]) return false;
		line.push({ item, since: now, patience: hopes ? hoped : patience[rank] });
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

	/** Strangers who turn out to be at work wait on in their line, as long as they have waited. */
	raise(rankOf: (item: Item) => Rank): void {
		for (const waiting of [...this.#lines[2].splice(0), ...this.#lines[3].splice(0)]) {
			const rank = rankOf(waiting.item);
			this.#lines[rank].push(rank >= 2 ? waiting : { ...waiting, patience: this.#bounds.patience[rank] });
		}
		for (const line of this.#lines) line.sort((one, other) => one.since - other.since);
	}

	/** Takes out those who have waited too long, the first of them first, and leaves a few in any case. */
	impatient(now: number): Item[] {
		return RANKS.flatMap((rank) => {
			const line = this.#lines[rank];
			const most = Math.max(0, line.length - this.#bounds.few);
			const late = line.filter(({ since, patience }) => now - since >= patience).slice(0, most);
			if (late.length > 0) this.#lines[rank] = line.filter((waiting) => !late.includes(waiting));
			return late.map(({ item }) => item);
		});
	}
}
