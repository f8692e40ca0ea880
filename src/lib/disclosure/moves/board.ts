import type { System } from '../system/system.ts';

/** A board on which moves are sought. */
export interface Board {
	readonly system: System;
	/** What it costs to change a cell: 0 where it is withheld or printed nowhere, infinite where it stays or must. */
	readonly price: Float64Array;
	/** How many cells of an equation may change. */
	readonly freedom: Int32Array;
	/** What one of the cells that have a price costs, about. */
	readonly dearness: number;
}

export function boardOf(system: System, priceOf: (cell: number) => number): Board {
	const price = Float64Array.from(system.cells, (_, cell) => (system.fixed[cell] ? Infinity : priceOf(cell)));
	const freedom = Int32Array.from(
		system.equations,
		({ cells }) => cells.filter((cell) => price[cell] !== Infinity).length,
	);
	const prices = price.filter((one) => one > 0 && one !== Infinity).sort();
	return { system, price, freedom, dearness: SHARE * (prices[prices.length >> 1] ?? 1) };
}

/** One cell may close several equations. */
const SHARE = 0.5;

export function setPrice({ system, price, freedom }: Board, cell: number, to: number): void {
	const before = Number(price[cell] !== Infinity);
	const after = Number(to !== Infinity);
	price[cell] = to;
	if (before === after) return;
	for (const { equation } of system.terms[cell] ?? [])
		freedom[equation] = (freedom[equation] ?? 0) + after - before;
}
