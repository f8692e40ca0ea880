/** A figure of a quarter as its data files tell it: one a line. Source: docs/exchange.md, Files of a quarter. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Quarter, Window } from '#lib/plan/quarter.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { Level } from '#lib/places/place.ts';
import type { IndicatorLabel } from '#lib/figures/answer.ts';

/**
 * What is to know of a figure, one letter: provisional, revised, estimated, break in the series, confidential (withheld),
 * not available, not applicable.
 */
export const OBS_STATUSES = ['p', 'r', 'e', 'b', 'c', 'x', 'z'] as const;
export type ObsStatus = (typeof OBS_STATUSES)[number];

export interface PublishedFigure extends Quarter {
	readonly window: Window | 'year';
	/** What of the indicator, or of the sector, it is. */
	readonly figure: string;
	/** Null: of the sector. */
	readonly indicator: Pick<IndicatorLabel, 'code' | 'name' | 'output' | 'unit' | 'calculation'> | null;
	/** Code; null: of none, or of more than one. */
	readonly output: string | null;
	/** Code of the partner; null: of all. */
	readonly partner: string | null;
	readonly level: Level;
	/** Null at a level below the country: what names no place of that level. */
	readonly place: Pick<PlaceLabel, 'pcode' | 'name'> | null;
	readonly dimension: Dimension | null;
	/** Code; null beside a dimension: what is not disaggregated by it. */
	readonly group: string | null;
	readonly unit: string;
	/** Null: withheld, or unknown, as the status says. */
	readonly value: number | null;
	/** Null: as it was reported, nothing to add. */
	readonly status: ObsStatus | null;
}

/** What tells a figure apart from all others of its quarter, in every revision. */
export function publishedKey(row: PublishedFigure): string {
	const { year, quarter, window, figure, indicator, output, partner, level, place, dimension, group } = row;
	return JSON.stringify([
		...[year, quarter, window, figure, indicator?.code, output, partner, level],
		...[place?.pcode, dimension, group],
	]);
}

interface Known {
	readonly isProvisional: boolean;
	/** The figures of the revision before, by `publishedKey`; null: there is none. */
	readonly before: ReadonlyMap<string, PublishedFigure> | null;
}

/** The status with what only the publication knows: what is revised, and that reports could still change. */
export function withStatus(row: PublishedFigure, { isProvisional, before }: Known): PublishedFigure {
	if (row.status !== null) return row;
	const was = before?.get(publishedKey(row));
	if (before && was?.status !== 'c' && was?.value !== row.value) return { ...row, status: 'r' };
	return isProvisional ? { ...row, status: 'p' } : row;
}
