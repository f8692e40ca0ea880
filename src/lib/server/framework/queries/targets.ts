import type { TargetRow } from '#lib/framework/target.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface Row {
	indicator_id: number;
	year: number;
	quarter: number | null;
	from_quarter: number;
	place_id: number | null;
	cohort_id: number | null;
	sex_id: number | null;
	value: number;
}

/** Targets and milestones of a sector's indicators, every version and split, by indicator. Smallest units. */
export const listTargets = keptAnswer(readTargets);

async function readTargets(
	reader: Reader,
	sectorId: number,
	year?: number,
): Promise<ReadonlyMap<number, readonly TargetRow[]>> {
	const found = await rows<Row>(
		reader,
		`select t.indicator_id, t.year, t.quarter, t.from_quarter, t.place_id, t.cohort_id, t.sex_id, t.value
		from indicator i cross join target t where i.sector_id = @sectorId and t.indicator_id = i.id
			${year === undefined ? '' : 'and t.year = @year'}`,
		{ sectorId, year },
	);
	const targets = new Map<number, TargetRow[]>();
	for (const row of found) {
		const ofIndicator = targets.get(row.indicator_id) ?? [];
		targets.set(row.indicator_id, ofIndicator);
		ofIndicator.push({
			year: row.year,
			quarter: row.quarter,
			fromQuarter: row.from_quarter,
			placeId: row.place_id,
			cohortId: row.cohort_id,
			sexId: row.sex_id,
			value: row.value,
		});
	}
	return targets;
}
