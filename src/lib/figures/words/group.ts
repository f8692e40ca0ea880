import type { ByGroup } from '#lib/figures/answer.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { plain } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

export interface GroupFigure {
	readonly group: PlanGroup;
	readonly value: number;
	/** 0: at the top of its tree; a group includes those below it. */
	readonly depth: number;
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
				const own = value === undefined ? [] : [{ group, value, depth }];
				return [...own, ...below(group.id, depth + 1)];
			});
	return below(null, 0);
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
	byGroup: ByGroup,
	dimension: Dimension,
	groups: readonly PlanGroup[],
	unknown: number,
	unit: Unit,
): string | null {
	const known = figuresOf(byGroup, dimension, groups).filter(({ depth }) => depth === 0);
	if (known.length === 0) return null;
	const words = known.map(({ group, value }) => `${plain(group.name)}\u00a0${formatFigure(value, unit)}`);
	return [...words, ...(unknown > 0 ? [unknownWords(dimension, unknown, unit)] : [])].join(' · ');
}
