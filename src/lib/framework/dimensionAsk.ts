/** Which breakdowns an indicator has, one answer a dimension. Source: docs/rules.md, Framework. */
import { ALL_DIMENSIONS, dimensionsOf, maskOf, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';

/** It has none by the dimension; one may be given; one has to be, before a report is submitted. */
export const DIMENSION_ASKS = ['may', 'must', 'no'] as const;
export type DimensionAsk = (typeof DIMENSION_ASKS)[number];

interface Masks {
	/** Null: all dimensions. */
	readonly dimensions: DimensionMask | null;
	readonly required: DimensionMask;
}

export type DimensionField = `by${Capitalize<Dimension>}`;

/** The field that asks for a dimension: `bySex`. */
export function dimensionField(dimension: Dimension): DimensionField {
	return `by${dimension[0]?.toUpperCase() ?? ''}${dimension.slice(1)}` as DimensionField;
}

export function dimensionAsk({ dimensions, required }: Masks, dimension: Dimension): DimensionAsk {
	if (dimensionsOf(required).includes(dimension)) return 'must';
	return dimensionsOf(dimensions ?? ALL_DIMENSIONS).includes(dimension) ? 'may' : 'no';
}

/** As they are stored: all of them are null, like those that come later. */
export function masksOf(asked: (dimension: Dimension) => DimensionAsk): Masks {
	const has = maskOf(DIMENSIONS.filter((one) => asked(one) !== 'no'));
	const required = maskOf(DIMENSIONS.filter((one) => asked(one) === 'must'));
	return { dimensions: has === ALL_DIMENSIONS ? null : has, required };
}
