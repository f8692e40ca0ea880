import { ALL_DIMENSIONS, dimensionsOf } from '#lib/figures/disaggregation.ts';
import type { Dimension } from '#lib/plan/groups.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { listForeignCells, type Unfit } from '#lib/server/exchange/queries/unfit.ts';

/** What an indicator is reported by and no longer has, once it is stored as `row`; null: nothing. */
export async function lostDimensions(
	reader: Reader,
	sectorId: number,
	row: IndicatorRow,
	was: IndicatorRow,
): Promise<{ readonly lost: readonly Dimension[]; readonly found: readonly Unfit[] } | null> {
	if (((was.dimensions ?? ALL_DIMENSIONS) & ~(row.dimensions ?? ALL_DIMENSIONS)) === 0) return null;
	const found = await listForeignCells(reader, sectorId, row.code);
	if (found.length === 0) return null;
	return { lost: dimensionsOf(found.reduce((all, { mask }) => all | mask, 0)), found };
}
