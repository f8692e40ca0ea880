/** A few at once, a few more wait, the rest is told to come again: what weighs much is never done all at the same time. */
export interface Gate {
	/** Does it when it is its turn. Throws what `busy` makes when too many wait already. */
	readonly enter: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * One at a time for each of those who come: a second of the same is told to come again.
 * @param own makes what is thrown then
 */
export function onePerPerson(own: () => Error) {
	const within = new Set<number>();
	return async <T>(person: number, work: () => Promise<T>): Promise<T> => {
		if (within.has(person)) throw own();
		within.add(person);
		try {
			return await work();
		} finally {
			within.delete(person);
		}
	};
}

/**
 * @param atOnce how many work at the same time
 * @param waiting how many more may wait for their turn, first come first served
 */
export function gateOf(atOnce: number, waiting: number, busy: () => Error): Gate {
	let working = 0;
	const queue: (() => void)[] = [];

	async function turn(): Promise<void> {
		if (working < atOnce) {
			working++;
			return;
		}
		if (queue.length >= waiting) throw busy();
		// Whoever leaves hands its place on, so that nobody slips in between.
		await new Promise<void>((go) => queue.push(go));
	}

	return {
		enter: async (work) => {
			await turn();
			try {
				return await work();
			} finally {
				const next = queue.shift();
				if (next) next();
				else working--;
			}
		},
	};
}
