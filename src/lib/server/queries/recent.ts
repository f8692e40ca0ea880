import type { Scope } from '#lib/domain/answer.ts';
import { figureOf } from '#lib/domain/figure.ts';
import { quarterAt, quarterIndex, type Quarter } from '#lib/domain/quarter.ts';
import { fromSmallest } from '#lib/domain/unit.ts';
import type { Reader } from '../db.ts';
import { getFramework } from './framework.ts';
import { listStoredTotals } from './reaches.ts';

/**
 * For each indicator's code, the last quarters alone up to the given one, oldest first; null is unknown. In the unit's
 * own numbers.
 */
export async function listRecent(
	reader: Reader,
	scope: Scope,
	{ count, ...last }: Quarter & { readonly count: number },
): Promise<Record<string, (number | null)[]>> {
	const { indicators, byId } = await getFramework(reader, scope.sector.id);
	const end = quarterIndex(last);
	const quarters = await Promise.all(
		Array.from({ length: count }, (_, i) => {
			const quarter = quarterAt(end - count + 1 + i);
			return listStoredTotals(reader, scope.sector.id, { ...quarter, window: 'quarter' });
		}),
	);
	return Object.fromEntries(
		indicators.map((indicator) => [
			indicator.code,
			quarters.map((reaches) => {
				const { reached } = figureOf(indicator, byId, (id) => reaches.get(id) ?? null);
				return indicator.calculation === 'ratio' ? reached : fromSmallest(reached, indicator.unit);
			}),
		]),
	);
}
