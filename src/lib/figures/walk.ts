/** The one walk down what is made of others. Source: docs/rules.md, Composite. */

/** `from` and all below it, each once, from above; ends in a circle too. */
export function walkDown<T extends string | number | object>(from: T, below: (one: T) => readonly T[]): T[] {
	const found = new Set<T>();
	// By hand and not by calling itself: a chain may be as long as a file.
	const waiting = [from];
	for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
		if (found.has(one)) continue;
		found.add(one);
		waiting.push(...below(one).toReversed());
	}
	return [...found];
}

/** What two of the parts right below lead to: it would count twice. */
export interface Shared<T> {
	readonly shared: T;
	readonly through: readonly [T, T];
}

/** The leaves (what nothing is below) that come twice in what `of` is made of, each once. */
export function sharedLeaves<T extends string | number | object>(
	of: T,
	below: (one: T) => readonly T[],
): Shared<T>[] {
	const first = new Map<T, T>();
	const found = new Map<T, Shared<T>>();
	for (const part of below(of)) {
		for (const leaf of walkDown(part, below).filter((one) => below(one).length === 0)) {
			const before = first.get(leaf);
			if (before === undefined) first.set(leaf, part);
			else if (!found.has(leaf)) found.set(leaf, { shared: leaf, through: [before, part] });
		}
	}
	return [...found.values()];
}
