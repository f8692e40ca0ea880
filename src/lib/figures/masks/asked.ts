/** What of an answer strangers may see. Source: docs/rules.md, Small counts. */
import type { Cell, IsWithheld } from '#lib/disclosure/cell.ts';
import { withDescendants } from '#lib/plan/groups.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { SeriesPoint, WindowQuestion } from '#lib/figures/answer.ts';

/** What a question was asked of, beside its window: a place by its P-code, a donor, a partner or a tag. */
export type Part = Pick<Cell, 'place' | 'donor' | 'partner' | 'tag' | 'group'>;

/** Quarters as strangers read them in the publications that stand: by `quarterIndex`, then by the indicator's code. */
export type QuartersBefore = Map<number, Map<string, SeriesPoint>>;

export interface Masking {
	readonly isWithheld: IsWithheld;
	/** Of the plan: a parent's figure includes its children's. */
	readonly groups: readonly PlanGroup[];
	/** Those that are in none of the tables: what would be withheld of them is as everybody has read it. Absent: none. */
	readonly before?: QuartersBefore;
}

/** The cell of an indicator's figure, or of people of the sector's. */
export function cellOf(
	indicator: string | null,
	{ year, quarter, window }: WindowQuestion,
	part: Part = {},
): Cell {
	return { indicator, year, quarter, window, ...part };
}

/**
 * Whether a figure is of people at all, or hangs on what is: of such ones figures that stand in no table are withheld, two
 * parts at once among them.
 */
export function isGuarded({ isWithheld }: Pick<Masking, 'isWithheld'>, cell: Cell): boolean {
	return isWithheld({ ...cell, donor: '', partner: '' });
}

/**
 * Whether a figure is withheld. A group's figure is what its children and its own remainder come to, and each of these is a
 * cell: it is withheld where any of them is.
 */
export function isKept({ isWithheld, groups }: Masking, cell: Cell): boolean {
	const { group } = cell;
	const own = groups.find(({ dimension, code }) => dimension === group?.dimension && code === group.code);
	if (!group || !own) return isWithheld(cell);
	const all = withDescendants(own.id, groups);
	return groups.some(
		({ id, code }) => all.has(id) && isWithheld({ ...cell, group: { dimension: group.dimension, code } }),
	);
}

/** An object without what is undefined, so that an answer of which nothing is withheld is as it was. */
export function marks<M extends object>(given: {
	readonly [Name in keyof M]: M[Name] | undefined;
}): Partial<M> {
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<M>;
}
