import type { Scope } from '#lib/plan/scope.ts';
import { reachedOf } from '#lib/figures/figure.ts';
import { inUnit } from '#lib/figures/indicator.ts';
import { quarterAt, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { listQuarters } from './quarters.ts';
import type { Totals } from './reaches.ts';

/** So many quarters stand beside a figure. */
export const RECENT_QUARTERS = 5;

interface RecentQuestion extends Quarter {
	readonly count: number;
}

/**
 * For each indicator's code, the last quarters alone up to the given one, oldest first; null is unknown. In the unit's
 * own numbers.
 */
export const listRecent = recorded(
	{
		part: 'recent',
		key: (_scope: Scope, { year, quarter, count }: RecentQuestion) => [year, quarter, count],
	},
	readRecent,
);

async function readRecent(
	reader: Reader,
	scope: Scope,
	{ count, ...last }: RecentQuestion,
): Promise<Record<string, (number | null)[]>> {
	const { indicators, byId } = await getFramework(reader, scope.sector.id, last);
	const end = quarterIndex(last);
	const shown = Array.from({ length: count }, (_, i) => quarterAt(end - count + 1 + i));
	const years = new Map<number, ReadonlyMap<number, Totals>>();
	for (const [year, quarters] of Map.groupBy(shown, ({ year }) => year)) {
		const [first = 1, last = 4] = [quarters[0]?.quarter, quarters.at(-1)?.quarter];
		years.set(year, await listQuarters(reader, scope, { year, first, last }));
	}
	const totalOf = ({ year, quarter }: Quarter, id: number) => years.get(year)?.get(quarter)?.get(id) ?? null;
	return Object.fromEntries(
		indicators.map((indicator) => [
			indicator.code,
			shown.map((quarter) => {
				const reached = reachedOf(indicator, byId, (id) => totalOf(quarter, id));
				return inUnit(reached, indicator);
			}),
		]),
	);
}
