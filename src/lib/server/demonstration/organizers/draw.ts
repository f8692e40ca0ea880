import { dice } from '../dice.ts';

/** Positions of people. */
export type Some = ReadonlySet<number>;
/** Of each option of a question who chose it. */
export type Chosen = ReadonlyMap<string, Some>;

export const within = (pool: Iterable<number>, ...others: readonly Some[]) =>
	new Set([...pool].filter((one) => others.every((other) => other.has(one))));
export const except = (pool: Iterable<number>, ...others: readonly Some[]) =>
	new Set([...pool].filter((one) => !others.some((other) => other.has(one))));
export const range = (from: number, to: number) =>
	new Set(Array.from({ length: to - from }, (_, i) => from + i));
export const joined = (...some: readonly Some[]) => new Set(some.flatMap((one) => [...one]));

const throws = dice(349);

/** People in an order that looks like chance. */
function shuffled(pool: Iterable<number>): number[] {
	return [...pool]
		.map((one) => ({ one, at: throws() }))
		.toSorted((a, b) => a.at - b.at)
		.map(({ one }) => one);
}

/** So many of each pool. */
export function picked(...parts: readonly (readonly [pool: Some, count: number])[]): Some {
	return new Set(parts.flatMap(([pool, count]) => shuffled(pool).slice(0, count)));
}

/** Options dealt out to people as cards are, so that everybody has about as many, and nobody one of them twice. */
export function dealt(pool: Some, counts: Readonly<Record<string, number>>): Chosen {
	const people = shuffled(pool);
	let next = 0;
	return new Map(
		Object.entries(counts).map(([option, count]) => {
			const some = Array.from({ length: count }, () => people[next++ % people.length] ?? 0);
			return [option, new Set(some)];
		}),
	);
}
