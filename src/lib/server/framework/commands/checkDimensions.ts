import { lostDimensions } from '#lib/server/exchange/index.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { Refused } from '#lib/server/refused.ts';

/** Asks of a stored indicator what the import asks: throws Refused (`dimension in use`). @param was before; null: it is new */
export async function checkDimensions(
	reader: Reader,
	sectorId: number,
	was: IndicatorRow | null,
	row: IndicatorRow,
): Promise<void> {
	if (was && (await lostDimensions(reader, sectorId, row, was))) throw new Refused('dimension in use');
}
