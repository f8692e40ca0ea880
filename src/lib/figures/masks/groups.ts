import type { Cell } from '#lib/disclosure/cell.ts';
import { byDimension, DIMENSIONS, withDescendants, type Dimension } from '#lib/plan/groups.ts';
import type { ByGroup, WithheldGroups } from '#lib/figures/answer.ts';
import type { Masking } from './asked.ts';

export interface MaskedGroups {
	readonly byGroup: ByGroup;
	readonly unknown: Record<Dimension, number | null>;
	/** Undefined: none. */
	readonly withheldGroups: WithheldGroups | undefined;
}

/**
 * Figures by group of a figure that is shown. A parent's is what its children and its own remainder come to, and is shown
 * where all of these are; what is not disaggregated is a figure too.
 */
export function maskGroups(
	{ byGroup, unknown }: Pick<MaskedGroups, 'byGroup' | 'unknown'>,
	cell: Cell,
	{ isWithheld, groups }: Masking,
): MaskedGroups {
	const codes = new Map(groups.map(({ id, code }) => [id, code]));
	const isKept = (dimension: Dimension, code: string): boolean => {
		const own = groups.find((one) => one.dimension === dimension && one.code === code);
		const all = own ? [...withDescendants(own.id, groups)].flatMap((id) => codes.get(id) ?? []) : [code];
		return all.some((one) => isWithheld({ ...cell, group: { dimension, code: one } }));
	};
	const shown: ByGroup = {};
	const withheld: Partial<Record<Dimension, string[]>> = {};
	for (const dimension of DIMENSIONS) {
		const its = Object.entries(byGroup[dimension] ?? {});
		const kept = its.filter(([code]) => isKept(dimension, code)).map(([code]) => code);
		if (byGroup[dimension])
			shown[dimension] = Object.fromEntries(its.filter(([code]) => !kept.includes(code)));
		if (isUnknownKept(dimension)) kept.push('');
		if (kept.length > 0) withheld[dimension] = kept.sort();
	}
	return {
		byGroup: shown,
		unknown: byDimension((dimension) => (isUnknownKept(dimension) ? null : unknown[dimension])),
		withheldGroups: Object.keys(withheld).length > 0 ? withheld : undefined,
	};

	/** Where nothing is known by the dimension, all of the figure is not, and that is no part of it. */
	function isUnknownKept(dimension: Dimension): boolean {
		const isSaid = Object.keys(byGroup[dimension] ?? {}).length > 0;
		return isSaid && isWithheld({ ...cell, group: { dimension, code: null } });
	}
}
