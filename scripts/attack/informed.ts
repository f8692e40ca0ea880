/** Attacks small figures as somebody who knows one withheld figure beside each. Source: docs/rules.md, Small counts. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, isContradiction, reduced, unlessContradiction } from './bounds.ts';
import type { World } from './world.ts';

const SECONDS = 20;

/** Two figures of one equation: whoever knows the first attacks the second. */
interface Pair {
	readonly knows: number;
	readonly target: number;
	/** No part is larger than a whole that somebody knows; infinite where it is no part of it. */
	readonly atMost: number;
}

/** What somebody may know, and what nobody can withhold any more. */
export interface Knowing {
	/** By column, what is true of withheld figures: each is known to somebody, one at a time. */
	readonly known: ReadonlyMap<number, number>;
	/** By column, what stood published before: whatever is withheld, that is known. */
	readonly stood: ReadonlyMap<number, number>;
	/** What publications that differ do not show to have changed is guessed to be the same: what contradicts the truth tells nothing. */
	readonly isGuess?: true;
}

/**
 * Columns of small figures that knowing another one tells, although that one alone, with everything withheld that can be, would
 * not.
 * @param ks by column, fewer people than so many are too few
 */
export function informedBreaches(
	world: World,
	{ known, stood, isGuess }: Knowing,
	ks: readonly number[],
	solver: Solver,
): number[] {
	// Zeros of totals are published whatever is withheld.
	const bare = world.values.map((value, column) => (value === 0 ? 0 : stood.get(column)));
	const found = new Set<number>();
	for (const pair of pairsOf(world, known, ks)) {
		if (found.has(pair.target)) continue;
		const need = Math.min(ks[pair.target] ?? 0, pair.atMost);
		const target = { column: pair.target, need, truth: known.get(pair.target) ?? NaN };
		const isTold = (values: readonly (number | undefined)[]) =>
			isNarrow(world, values.with(pair.knows, known.get(pair.knows)), target, isGuess === true, solver);
		if (isTold(world.values) && !isTold(bare)) found.add(pair.target);
	}
	return [...found];
}

function* pairsOf(
	{ equations }: World,
	known: ReadonlyMap<number, number>,
	ks: readonly number[],
): Generator<Pair> {
	const pairs = new Map<string, Pair>();
	for (const { columns, coefficients } of equations)
		for (const [at, target] of columns.entries()) {
			const value = known.get(target) ?? 0;
			if (value < 1 || value >= (ks[target] ?? 0)) continue;
			for (const [i, knows] of columns.entries()) {
				const its = known.get(knows);
				if (knows === target || its === undefined) continue;
				const isWhole = (coefficients[i] ?? 0) < 0 && (coefficients[at] ?? 0) > 0;
				const key = `${knows} ${target}`;
				const atMost = Math.min(pairs.get(key)?.atMost ?? Infinity, isWhole ? its : Infinity);
				pairs.set(key, { knows, target, atMost });
			}
		}
	yield* pairs.values();
}

interface Target {
	readonly column: number;
	readonly need: number;
	readonly truth: number;
}

/** Whether a figure's bounds lie closer together than they have to. */
function isNarrow(
	{ equations }: World,
	values: readonly (number | undefined)[],
	{ column, need, truth }: Target,
	isGuess: boolean,
	solver: Solver,
): boolean {
	const left = unlessContradiction(() => reduced(values, equations));
	// What contradicts the truth says nothing, and nothing is proven by it.
	if (!left) return !isGuess;
	const value = left.values[column];
	if (value !== undefined) return !isGuess || value === truth;
	const part = left.parts.find(({ columns }) => columns.includes(column));
	if (!part) return false;
	const isEnough = (_: number, { smallest, largest }: { smallest: number; largest: number }) =>
		largest - smallest >= need && largest >= need;
	const bounds = boundsIn(part, [column], { isEnough, solver, seconds: SECONDS }).get(column);
	if (!bounds) return !isGuess || !isContradiction(part, solver, SECONDS);
	return !isEnough(column, bounds) && (!isGuess || (bounds.smallest <= truth && truth <= bounds.largest));
}
