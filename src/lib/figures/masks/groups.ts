import type { Cell } from '#lib/disclosure/cell.ts';
import { byDimension, DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { ByGroup, WithheldGroups } from '#lib/figures/answer.ts';
import { isKept as isCellKept, type Masking } from './asked.ts';

export interface MaskedGroups {
	readonly byGroup: ByGroup;
	readonly unknown: Record<Dimension, number | null>;
	/** Undefined: none. */
	readonly withheldGroups: WithheldGroups | undefined;
}

/** Figures by group of a figure that is shown. What is not disaggregated is a figure too. */
export function maskGroups(
	{ byGroup, unknown }: Pick<MaskedGroups, 'byGroup' | 'unknown'>,
	cell: Cell,
	masking: Masking,
): MaskedGroups {
	const { isWithheld, groups } = masking;
	const isKept = (dimension: Dimension, code: string): boolean =>
		isCellKept(masking, { ...cell, group: { dimension, code } });
	const shown: ByGroup = {};
	const withheld: Partial<Record<Dimension, string[]>> = {};
	for (const dimension of DIMENSIONS) {
		const its = Object.entries(byGroup[dimension] ?? {});
		const isSaidKept = its.some(([code]) => isKept(dimension, code));
		if (byGroup[dimension])
			shown[dimension] = Object.fromEntries(its.filter(([code]) => !isKept(dimension, code)));
		if (!isSaidKept && !isUnknownKept(dimension)) continue;
		// Of whom nobody was reported stands among them: what is left out of a list would be known to be none.
		const all = groups.filter((one) => one.dimension === dimension).map(({ code }) => code);
		const kept = all.filter((code) => isKept(dimension, code));
		withheld[dimension] = (isUnknownKept(dimension) ? [...kept, ''] : kept).sort();
	}
	return {
		byGroup: shown,
		unknown: byDimension((dimension) => (isUnknownKept(dimension) ? null : unknown[dimension])),
		withheldGroups: Object.keys(withheld).length > 0 ? withheld : undefined,
	};

	/** Also where nothing is known by the dimension: that all of it is not would tell that the groups have nothing. */
	function isUnknownKept(dimension: Dimension): boolean {
		const hasGroups = groups.some((one) => one.dimension === dimension);
		return hasGroups && isWithheld({ ...cell, group: { dimension, code: null } });
	}
}
