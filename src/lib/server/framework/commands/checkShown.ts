import { loosenedFrom } from '#lib/disclosure/loosened.ts';
import { isInOrder, MOST_LATER } from '#lib/plan/firstQuarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { hasPublished } from '#lib/server/publication/queries/publications.ts';
import { Refused } from '#lib/server/refused.ts';

/**
 * More sensitive an indicator becomes at any time; less only with a reason, and not once a quarter was published.
 * Throws Refused: `sensitivity from`, `kept from strangers`, `opened without reason`. Source: docs/rules.md, Disclosure.
 * @returns whether strangers may see more of it from now on
 */
export async function checkShown(
	reader: Reader,
	planId: number,
	before: IndicatorRow | null,
	after: IndicatorRow,
	reason: string,
): Promise<boolean> {
	const { laterSensitivities: later } = after;
	if (later.some(({ year }) => year === 0) || !isInOrder(later) || later.length > MOST_LATER)
		throw new Refused('sensitivity from');
	const [is, then] = [after, before ?? after].map((one) => ({
		first: one.sensitivity,
		later: one.laterSensitivities,
	}));
	if (!is || !then || !loosenedFrom(is, then)) return false;
	if (await hasPublished(reader, planId)) throw new Refused('kept from strangers');
	if (reason === '') throw new Refused('opened without reason');
	return true;
}
