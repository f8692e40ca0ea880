/** Attacks small figures as somebody who knows one withheld figure beside each. Source: docs/rules.md, Small counts. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, reduced, unlessContradiction } from './bounds.ts';
import { askedKey } from './reading.ts';
import type { World } from './world.ts';

const SECONDS = 20;

/** Two figures of one equation: whoever knows the first attacks the second. */
interface Pair {
	readonly knows: number;
	readonly target: number;
	/** No part is larger than a whole that somebody knows; infinite where it is no part of it. */
	readonly atMost: number;
}

/**
 * Columns of small figures that knowing another one tells, although that one alone, with everything withheld that can be, would
 * not.
 * @param ks by column, fewer people than so many are too few
 * @param secrets true values of withheld figures, by their keys: each is known to somebody, one at a time
 */
export function informedBreaches(
	world: World,
	secrets: ReadonlyMap<string, number>,
	ks: readonly number[],
	solver: Solver,
): number[] {
	const known = new Map(
		world.figures.flatMap((figure, column): [number, number][] => {
			const value = secrets.get(askedKey(figure));
			return value === undefined || world.values[column] !== undefined ? [] : [[column, value]];
		}),
	);
	// Zeros of totals are published whatever is withheld.
	const bare = world.values.map((value) => (value === 0 ? 0 : undefined));
	const found = new Set<number>();
	for (const pair of pairsOf(world, known, ks)) {
		if (found.has(pair.target)) continue;
		const need = Math.min(ks[pair.target] ?? 0, pair.atMost);
		const isTold = (values: readonly (number | undefined)[]) =>
			isNarrow(world, values.with(pair.knows, known.get(pair.knows)), pair.target, need, solver);
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

/** Whether a figure's bounds lie closer together than they have to. */
function isNarrow(
	{ equations }: World,
	values: readonly (number | undefined)[],
	target: number,
	need: number,
	solver: Solver,
): boolean {
	const left = unlessContradiction(() => reduced(values, equations));
	// What contradicts the truth says nothing, and nothing is proven by it.
	if (!left) return true;
	if (left.values[target] !== undefined) return true;
	const part = left.parts.find(({ columns }) => columns.includes(target));
	if (!part) return false;
	const isEnough = (_: number, { smallest, largest }: { smallest: number; largest: number }) =>
		largest - smallest >= need && largest >= need;
	const bounds = boundsIn(part, [target], { isEnough, solver, seconds: SECONDS }).get(target);
	return !bounds || !isEnough(target, bounds);
}
