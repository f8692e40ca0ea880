/** What entries give to counts of places, in one report. Source: docs/rules.md, Distinct and Derived distinct. */
import { calculationOf, isReported, namedBy } from '#lib/figures/calculations.ts';
import { countsKinds, type Indicator } from '#lib/figures/indicator.ts';
import type { TotalRow } from '#lib/server/figures/queries/facts.ts';

/** An entry, or a derived count's activity, at a place at which it counts. */
export interface Standing extends TotalRow {
	readonly activity: number;
}

/**
 * Entries at their own places; those of counts of places also at the places of their kinds that the activity serves; and
 * for derived counts the activities, each once, 1 where an entry of a part is above 0.
 * @param also by activity, the other places that it serves
 */
export function standingsIn(
	entries: readonly Standing[],
	also: ReadonlyMap<number, readonly Pick<Standing, 'place_id' | 'kind'>[]>,
	indicators: readonly Indicator[],
): Standing[] {
	const counting = indicators.filter(countsKinds);
	const stated = new Set(
		indicators.filter(({ calculation }) => calculationOf(calculation).isRange).map(({ id }) => id),
	);
	const given = entries.map((one) => ({
		...one,
		high: stated.has(one.indicator_id) ? (one.high ?? one.total) : null,
	}));
	const elsewhere = (found: readonly Standing[], { calculation, of }: Indicator) => {
		const isNamed = namedBy(calculation, of);
		return found.flatMap((one) =>
			(also.get(one.activity) ?? [])
				.filter(({ kind }) => isNamed({ indicator: one.indicator_id, kind }))
				.map((place): Standing => ({ ...one, ...place })),
		);
	};
	return [
		...given,
		...counting.flatMap((indicator) => {
			if (!isReported(indicator.calculation)) {
				const derived = activitiesOf(given, indicator);
				return [...derived, ...elsewhere(derived, indicator)];
			}
			const own = given.filter((one) => one.indicator_id === indicator.id);
			return elsewhere(own, indicator);
		}),
	];
}

function activitiesOf(entries: readonly Standing[], { id, parts }: Indicator): Standing[] {
	const own = entries.filter((one) => parts.includes(one.indicator_id));
	return [...Map.groupBy(own, ({ activity }) => activity).values()].flatMap(([first, ...rest]) => {
		if (!first) return [];
		const all = [first, ...rest];
		const above = all.filter(({ total }) => total > 0);
		// What covers the year is of no quarter, unless another of the activity's values is.
		const done = Math.max(...(above.length > 0 ? above : all).map((one) => one.done));
		return { ...first, indicator_id: id, done, total: above.length > 0 ? 1 : 0 };
	});
}
