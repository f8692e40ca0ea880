import { targetCellKey, type TargetCell } from '#lib/framework/targetCell.ts';
import { isQuarterNumber } from '#lib/plan/quarter.ts';
import { rows, run, type Reader, type Writer } from '#lib/server/database/driver.ts';

interface Version {
	readonly sectorId: number;
	readonly year: number;
	/** In force from this quarter on. */
	readonly from: number;
}

/** Every target of a sector of one version, by the key of its cell; smallest units. */
export async function readVersion(reader: Reader, version: Version): Promise<ReadonlyMap<string, number>> {
	const { sectorId, year, from } = version;
	const found = await rows<TargetCell & { quarter: number | null; value: number }>(
		reader,
		`select t.indicator_id as "indicatorId", t.quarter, t.place_id as "placeId", t.cohort_id as "cohortId",
			t.sex_id as "sexId", t.value
		from target t join indicator i on i.id = t.indicator_id
		where i.sector_id = @sectorId and t.year = @year and t.from_quarter = @from`,
		{ sectorId, year, from },
	);
	return new Map(
		found.map(({ value, quarter, ...cell }) => {
			const when = quarter !== null && isQuarterNumber(quarter) ? quarter : null;
			return [targetCellKey({ ...cell, quarter: when }), value];
		}),
	);
}

/** Puts a target in the place of what stands there; null: nothing stands there any more. */
export async function storeTarget(
	writer: Writer,
	target: TargetCell & Omit<Version, 'sectorId'> & { readonly value: number | null },
): Promise<void> {
	await run(
		writer,
		`delete from target where indicator_id = @indicatorId and year = @year and from_quarter = @from
			and coalesce(quarter, 0) = coalesce(cast(@quarter as integer), 0)
			and coalesce(place_id, 0) = coalesce(cast(@placeId as integer), 0)
			and coalesce(cohort_id, 0) = coalesce(cast(@cohortId as integer), 0)
			and coalesce(sex_id, 0) = coalesce(cast(@sexId as integer), 0)`,
		{ ...target },
	);
	if (target.value === null) return;
	await run(
		writer,
		`insert into target (indicator_id, year, quarter, from_quarter, place_id, cohort_id, sex_id, value)
		values (@indicatorId, @year, @quarter, @from, @placeId, @cohortId, @sexId, @value)`,
		{ ...target },
	);
}
