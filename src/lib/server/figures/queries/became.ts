/** Facts of places that have become part of others. Source: docs/rules.md, Places that become one. */
import type { Fact } from '#lib/figures/fact.ts';
import { isQuarterNumber, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface BecameRow {
	place_id: number;
	into_id: number;
	/** Quarter index. */
	from_quarter: number;
}

/** Of all plans, in the order of their quarters: mostly none. */
const listSteps = keptAnswer(async (reader) =>
	rows<BecameRow>(
		reader,
		'select place_id, into_id, from_quarter from place_became order by place_id, from_quarter',
		{},
	),
);

/**
 * Facts of a year with what their places have become part of.
 * @param standing places as they stand by then, for the whole year; absent: in each window as at its end
 */
export async function withBecame<F extends Fact>(
	reader: Reader,
	facts: readonly F[],
	year: number,
	standing?: Quarter,
): Promise<F[]> {
	const steps = await listSteps(reader);
	if (steps.length === 0) return [...facts];
	const until = quarterIndex(standing ?? { year, quarter: 4 });
	const became = Map.groupBy(
		steps.flatMap(({ place_id, into_id, from_quarter }) => {
			const from = standing ? 1 : Math.max(from_quarter - year * 4 + 1, 1);
			return from_quarter <= until && isQuarterNumber(from) ? { id: place_id, from, place: into_id } : [];
		}),
		({ id }) => id,
	);
	return facts.map((fact) => {
		const its = became.get(fact.place);
		return its ? { ...fact, became: its } : fact;
	});
}

/** By each place, the others that are or have become one with it within a year; absent: none. */
export async function listMergedIn(
	reader: Reader,
	year: number,
): Promise<ReadonlyMap<number, readonly number[]>> {
	const until = quarterIndex({ year, quarter: 4 });
	const last = new Map<number, number>();
	for (const one of await listSteps(reader))
		if (one.from_quarter <= until) last.set(one.place_id, one.into_id);
	const groups = Map.groupBy(last, ([, into]) => into);
	return new Map(
		[...groups].flatMap(([into, its]) => {
			const all = [into, ...its.map(([id]) => id)];
			return all.map((id) => [id, all.filter((other) => other !== id)] as const);
		}),
	);
}
