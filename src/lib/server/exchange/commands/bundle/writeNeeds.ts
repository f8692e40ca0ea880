import { and, eq, isNull } from 'drizzle-orm';
import { peopleInNeed } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { NeedRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import { tally, type Changes, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

/** Stores people in need. Every name must be known. Returns how many rows were added and changed. */
export async function writeNeeds(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	changes: Changes<NeedRow>,
): Promise<Tally> {
	const atOf = ({ year, place, cohort, sex }: NeedRow) => ({
		...{ sectorId, year, placeId: place === null ? null : need(ids.places, place) },
		cohortId: cohort === null ? null : need(ids.groups, key('cohort', cohort)),
		sexId: sex === null ? null : need(ids.groups, key('sex', sex)),
	});
	for (const row of changes.added) {
		const { inNeed, targeted, source } = row;
		await writer.insert(peopleInNeed).values({ ...atOf(row), inNeed, targeted, source });
	}
	const { year, placeId, cohortId, sexId } = peopleInNeed;
	for (const { row } of changes.changed) {
		const at = atOf(row);
		await writer
			.update(peopleInNeed)
			.set({ inNeed: row.inNeed, targeted: row.targeted, source: row.source })
			.where(
				and(
					eq(peopleInNeed.sectorId, sectorId),
					eq(year, at.year),
					at.placeId === null ? isNull(placeId) : eq(placeId, at.placeId),
					at.cohortId === null ? isNull(cohortId) : eq(cohortId, at.cohortId),
					at.sexId === null ? isNull(sexId) : eq(sexId, at.sexId),
				),
			);
	}
	return tally(changes);
}
