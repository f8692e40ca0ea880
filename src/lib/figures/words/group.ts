import type { ByGroup, IndicatorProgress, WithheldGroups } from '#lib/figures/answer.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import { exactIn, type Unit } from '#lib/figures/unit.ts';
import { plain } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

export interface GroupFigure {
	readonly group: PlanGroup;
	readonly value: number;
	/** 0: at the top of its tree; a group includes those below it. */
	readonly depth: number;
	/** What nobody told apart of a group whose children are known: not their total. */
	readonly isRest: boolean;
}

/**
 * What a group's own cell is called: with children in the plan it is their rest ("Refugees, not below"), never
 * their total. Source: docs/rules.md, Disaggregation.
 */
export function cellWords(group: PlanGroup, groups: readonly PlanGroup[]): string {
	const name = plain(group.name);
	return groups.some(({ parent }) => parent === group.id) ? m.group_rest({ group: name }) : name;
}

/** The known figures of one dimension in the plan's order, each group before those that it includes. */
export function figuresOf(
	byGroup: ByGroup,
	dimension: Dimension,
	groups: readonly PlanGroup[],
): GroupFigure[] {
	const figures = byGroup[dimension] ?? {};
	const below = (parent: number | null, depth: number): GroupFigure[] =>
		groups
			.filter((group) => group.dimension === dimension && group.parent === parent)
			.flatMap((group) => {
				const value = figures[group.code];
				const own = value === undefined ? [] : [{ group, value, depth, isRest: false }];
				return [...own, ...below(group.id, depth + 1)];
			});
	return below(null, 0);
}

/** Names of the groups of a dimension whose figures are withheld, in the plan's order; what is not disaggregated last. */
export function withheldNames(
	withheld: WithheldGroups | undefined,
	dimension: Dimension,
	groups: readonly PlanGroup[],
): string[] {
	const codes = withheld?.[dimension] ?? [];
	const named = groups.filter((group) => group.dimension === dimension && codes.includes(group.code));
	return [...named.map(({ name }) => plain(name)), ...(codes.includes('') ? [m.not_disaggregated()] : [])];
}

/**
 * The figures with, after the children of a group, what is left of it. Where places are counted nothing is left over: a
 * municipality may count for several groups.
 */
export function figuresWithRest(
	{ byGroup, countsPlaces, unit }: Pick<IndicatorProgress, 'byGroup' | 'countsPlaces' | 'unit'>,
	dimension: Dimension,
	groups: readonly PlanGroup[],
): GroupFigure[] {
	const all = figuresOf(byGroup, dimension, groups);
	if (countsPlaces) return all;
	const withRest = (parent: GroupFigure): GroupFigure[] => {
		const children = all.filter(({ group }) => group.parent === parent.group.id);
		const told = children.reduce((sum, { value }) => sum + value, 0);
		const rest = exactIn(parent.value - told, unit);
		const isLeft = children.length > 0 && rest > 0;
		const { group, depth } = parent;
		return [
			parent,
			...children.flatMap(withRest),
			...(isLeft ? [{ group, value: rest, depth: depth + 1, isRest: true }] : []),
		];
	};
	return all.filter(({ depth }) => depth === 0).flatMap(withRest);
}

const UNKNOWN: Record<Dimension, (input: { count: string }) => string> = {
	sex: m.unknown_sex,
	cohort: m.unknown_cohort,
	age: m.unknown_age,
	disability: m.unknown_disability,
};

const NAMES: Record<Dimension, () => string> = {
	sex: m.dimension_sex,
	cohort: m.dimension_cohort,
	age: m.dimension_age,
	disability: m.dimension_disability,
};

export function dimensionWords(dimension: Dimension): string {
	return NAMES[dimension]();
}

/** 9,797 without sex. */
function unknownWords(dimension: Dimension, value: number, unit: Unit): string {
	return UNKNOWN[dimension]({ count: formatFigure(value, unit) });
}

/** One line: Female 447 · Male 564 · 12 without sex. Null where the dimension is not known at all. */
export function groupLine(
	{
		byGroup,
		unknown,
		unit,
		withheldGroups,
	}: Pick<IndicatorProgress, 'byGroup' | 'unknown' | 'unit' | 'withheldGroups'>,
	dimension: Dimension,
	groups: readonly PlanGroup[],
): string | null {
	const top = groups.filter(({ parent }) => parent === null);
	const known = figuresOf(byGroup, dimension, groups).filter(({ depth }) => depth === 0);
	const withheld = withheldNames(withheldGroups, dimension, top);
	if (known.length + withheld.length === 0) return null;
	const words = known.map(({ group, value }) => `${plain(group.name)}\u00a0${formatFigure(value, unit)}`);
	const rest = unknown[dimension] ?? 0;
	return [
		...words,
		...(rest > 0 ? [unknownWords(dimension, rest, unit)] : []),
		...withheld.map((name) => `${name}\u00a0${m.withheld()}`),
	].join(' · ');
}
