/** Attacks withheld figures as each partner, which knows its own part of all. Source: docs/rules.md, Small counts. */
import type { Solver } from '#lib/disclosure/system/programme.ts';
import { boundsIn, isContradiction, reduced, unlessContradiction } from './bounds.ts';
import { askedKey, type Owned } from './reading.ts';
import type { Equation, World } from './world.ts';

const SECONDS = 20;

export interface PartnersAttacked {
	/** Columns of figures of which some partner works out what fewer than k people of others are. */
	readonly found: readonly number[];
	/** Pairs of a partner and a figure that were attacked. */
	readonly tried: number;
}

/** Of each partner its own part, by column. */
export type OwnParts = readonly { readonly partner: string; readonly parts: readonly number[] }[];

export function ownParts({ figures }: World, owned: Owned): OwnParts {
	return [...owned].map(([partner, own]) => ({
		partner,
		parts: figures.map((figure) => own.get(askedKey(figure)) ?? 0),
	}));
}

export interface Owning {
	readonly owned: OwnParts;
	/** True values of withheld figures, by column: which of them are too few without a partner's own. */
	readonly secrets: ReadonlyMap<number, number>;
	/** What publications that differ do not show to have changed is guessed to be the same: what contradicts the truth tells nothing. */
	readonly isGuess?: true;
}

/**
 * @param promised columns of withheld figures of which nobody is to be told apart
 * @param ks by column, fewer people than so many are too few
 */
export function attackAsPartners(
	world: World,
	promised: ReadonlySet<number>,
	{ owned, secrets, isGuess }: Owning,
	ks: readonly number[],
	solver: Solver,
): PartnersAttacked {
	const found = new Set<number>();
	let tried = 0;
	for (const { partner, parts } of owned) {
		const wanted = new Map<number, number>();
		for (const column of promised) {
			const others = (secrets.get(column) ?? 0) - (parts[column] ?? 0);
			if (others >= 1 && others < (ks[column] ?? 0) && (parts[column] ?? 0) !== 0)
				wanted.set(column, ks[column] ?? 0);
		}
		tried += wanted.size;
		if (wanted.size > 0)
			for (const column of toldTo(
				world,
				{ partner, parts, secrets, isGuess: isGuess === true },
				wanted,
				solver,
			))
				found.add(column);
	}
	return { found: [...found], tried };
}

interface Partner {
	readonly partner: string;
	readonly parts: readonly number[];
	readonly secrets: ReadonlyMap<number, number>;
	readonly isGuess: boolean;
}

/** A column's figure without the partner's own must reach its k, and lie k apart. */
function toldTo(
	world: World,
	{ partner, parts, secrets, isGuess }: Partner,
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
	if (!left) return isGuess ? [] : [...wanted.keys()];
	const isEnough = (column: number, { smallest, largest }: { smallest: number; largest: number }) => {
		const k = wanted.get(column) ?? 0;
		return largest - smallest >= k && largest - (parts[column] ?? 0) >= k;
	};
	const wide = new Set<number>();
	for (const part of left.parts) {
		const its = part.columns.filter((column) => wanted.has(column));
		if (its.length === 0) continue;
		const isWrong = isGuess && isContradiction(part, solver, SECONDS);
		for (const [column, bounds] of boundsIn(part, its, { isEnough, solver, seconds: SECONDS })) {
			const truth = secrets.get(column) ?? NaN;
			const isTrue = bounds && bounds.smallest <= truth && truth <= bounds.largest;
			if (isWrong || (bounds && isEnough(column, bounds)) || (isGuess && bounds && !isTrue)) wide.add(column);
		}
	}
	const isMissed = (column: number) =>
		isGuess && left.values[column] !== undefined && left.values[column] !== secrets.get(column);
	return [...wanted.keys()].filter((column) => !wide.has(column) && !isMissed(column));
}
