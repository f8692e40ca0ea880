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
	readonly notes: Notes;
}

/** Room in which a search notes what one of its halves has: what bears another number than the newest is not in it. */
interface Notes {
	number: number;
	/** By cell. */
	readonly changed: Int32Array;
	/** By equation, with what its sum is off by. */
	readonly open: Int32Array;
	readonly off: Float64Array;
	/** A system's terms end to end, which a search reads most of all: of a cell from its first one to that of the next cell. */
	readonly first: Int32Array;
	readonly equations: Int32Array;
	readonly coefficients: Float64Array;
}

function notesOf({ cells, equations, terms }: System): Notes {
	const first = new Int32Array(cells.length + 1);
	for (const [cell, its] of terms.entries()) first[cell + 1] = (first[cell] ?? 0) + its.length;
	const all = terms.flat();
	return {
		number: 0,
		changed: new Int32Array(cells.length),
		open: new Int32Array(equations.length),
		off: new Float64Array(equations.length),
		first,
		equations: Int32Array.from(all, ({ equation }) => equation),
		coefficients: Float64Array.from(all, ({ coefficient }) => coefficient),
	};
}

export function boardOf(system: System, priceOf: (cell: number) => number): Board {
	const price = Float64Array.from(system.cells, (_, cell) => (system.fixed[cell] ? Infinity : priceOf(cell)));
	const freedom = Int32Array.from(
		system.equations,
		({ cells }) => cells.filter((cell) => price[cell] !== Infinity).length,
	);
	const prices = price.filter((one) => one > 0 && one !== Infinity).sort();
	return {
		system,
		price,
		freedom,
		dearness: SHARE * (prices[prices.length >> 1] ?? 1),
		notes: notesOf(system),
	};
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
