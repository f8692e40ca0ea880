import { isDeepStrictEqual } from 'node:util';
import type { Reader } from '#lib/server/database/driver.ts';
import { findPlanned, type DuePress } from './queries/planned.ts';

/**
 * Whether a press is by now the one that was listed: meanwhile somebody may cancel the day or press anew, or another server
 * publish it. Asked in the transaction that does something with it.
 */
export async function stillStands(reader: Reader, sectorId: number, due: DuePress): Promise<boolean> {
	const planned = await findPlanned(reader, sectorId, due);
	return planned?.embargo === due.embargo && isDeepStrictEqual(planned.press, due.press);
}
