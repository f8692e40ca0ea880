/** Attacks withheld figures as each partner, which knows its own part of all. Source: docs/rules.md, Small counts. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, reduced, unlessContradiction } from './bounds.ts';
import { askedKey, type Owned } from './reading.ts';
import type { Equation, World } from './world.ts';

const SECONDS = 20;

export interface PartnersAttacked {
	/** Columns of figures of which some partner works out what fewer than k people of others are. */
	readonly found: readonly number[];
	/** Pairs of a partner and a figure that were attacked. */
	readonly tried: number;
}

/**
 * @param promised columns of withheld figures of which nobody is to be told apart
 * @param secrets true values of withheld figures, by their keys: which of them are too few without a partner's own
 * @param ks by column, fewer people than so many are too few
 */
export function attackAsPartners(
	world: World,
	promised: ReadonlySet<number>,
	{ owned, secrets }: { readonly owned: Owned; readonly secrets: ReadonlyMap<string, number> },
	ks: readonly number[],
	solver: Solver,
): PartnersAttacked {
	const found = new Set<number>();
	let tried = 0;
	for (const [partner, own] of owned) {
		const parts = world.figures.map((figure) => own.get(askedKey(figure)) ?? 0);
		const wanted = new Map<number, number>();
		for (const column of promised) {
			const figure = world.figures[column];
			const others = (figure ? (secrets.get(askedKey(figure)) ?? 0) : 0) - (parts[column] ?? 0);
			if (others >= 1 && others < (ks[column] ?? 0) && parts[column] !== 0)
				wanted.set(column, ks[column] ?? 0);
		}
		tried += wanted.size;
		if (wanted.size > 0)
			for (const column of toldTo(partner, world, parts, wanted, solver)) found.add(column);
	}
	return { found: [...found], tried };
}

/** A column's figure without the partner's own must reach its k, and lie k apart. */
function toldTo(
	partner: string,
	world: World,
	parts: readonly number[],
	wanted: ReadonlyMap<number, number>,
	solver: Solver,
): number[] {
	const values = world.figures.map((figure, column) =>
		figure.part === `partner:${partner}` && parts[column] !== 0 ? parts[column] : world.values[column],
	);
	const floors = parts.flatMap((own, column): Equation[] =>
		own > 0 && values[column] === undefined
			? [{ columns: [column], coefficients: [1], lower: own, upper: Infinity }]
			: [],
	);
	const left = unlessContradiction(() => reduced(values, [...world.equations, ...floors]));
	// What contradicts the truth says nothing, and nothing is proven by it.
	if (!left) return [...wanted.keys()];
	const isEnough = (column: number, { smallest, largest }: { smallest: number; largest: number }) => {
		const k = wanted.get(column) ?? 0;
		return largest - smallest >= k && largest - (parts[column] ?? 0) >= k;
	};
	const wide = new Set<number>();
	for (const part of left.parts) {
		const its = part.columns.filter((column) => wanted.has(column));
		if (its.length === 0) continue;
		for (const [column, bounds] of boundsIn(part, its, { isEnough, solver, seconds: SECONDS }))
			if (bounds && isEnough(column, bounds)) wide.add(column);
	}
	return [...wanted.keys()].filter((column) => !wide.has(column));
}
