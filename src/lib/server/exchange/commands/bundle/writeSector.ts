import { and, eq, isNull } from 'drizzle-orm';
import { narrative, participation, target } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import {
	key,
	type NarrativeRow,
	type ParticipationRow,
	type TargetRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { tally, type Changes, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

export function writeTargets(writer: Writer, ids: Ids, changes: Changes<TargetRow>): Tally {
	const valuesOf = (row: TargetRow) => ({
		indicatorId: need(ids.indicators, row.indicator),
		year: row.year,
		quarter: row.quarter,
		fromQuarter: row.fromQuarter,
		placeId: row.place === null ? null : need(ids.places, row.place),
		cohortId: row.cohort === null ? null : need(ids.groups, key('cohort', row.cohort)),
		sexId: row.sex === null ? null : need(ids.groups, key('sex', row.sex)),
		value: row.value,
	});
	for (const row of changes.added) writer.insert(target).values(valuesOf(row)).run();
	for (const { row } of changes.changed) {
		const { value, ...at } = valuesOf(row);
		writer
			.update(target)
			.set({ value })
			.where(
				and(
					eq(target.indicatorId, at.indicatorId),
					eq(target.year, at.year),
					at.quarter === null ? isNull(target.quarter) : eq(target.quarter, at.quarter),
					eq(target.fromQuarter, at.fromQuarter),
					at.placeId === null ? isNull(target.placeId) : eq(target.placeId, at.placeId),
					at.cohortId === null ? isNull(target.cohortId) : eq(target.cohortId, at.cohortId),
					at.sexId === null ? isNull(target.sexId) : eq(target.sexId, at.sexId),
				),
			)
			.run();
	}
	return tally(changes);
}

export function writeParticipation(writer: Writer, ids: Ids, changes: Changes<ParticipationRow>): Tally {
	for (const { partner, output, from, to } of changes.added) {
		const partnerId = need(ids.organisations, partner);
		const outputId = need(ids.outputs, output);
		writer.insert(participation).values({ partnerId, outputId, fromQuarter: from, toQuarter: to }).run();
	}
	for (const { row } of changes.changed) {
		writer
			.update(participation)
			.set({ toQuarter: row.to })
			.where(
				and(
					eq(participation.partnerId, need(ids.organisations, row.partner)),
					eq(participation.outputId, need(ids.outputs, row.output)),
					eq(participation.fromQuarter, row.from),
				),
			)
			.run();
	}
	return tally(changes);
}

/** Sections are replaced by what they are about; all that go away go first, so that two files may change names. */
export function writeNarrative(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	changes: Changes<NarrativeRow>,
): Tally {
	for (const { was } of changes.changed) {
		writer
			.delete(narrative)
			.where(and(eq(narrative.sectorId, sectorId), eq(narrative.slug, was.slug)))
			.run();
	}
	const rows = [...changes.added, ...changes.changed.map(({ row }) => row)];
	for (const { slug } of rows) {
		writer
			.delete(narrative)
			.where(and(eq(narrative.sectorId, sectorId), eq(narrative.slug, slug)))
			.run();
	}
	for (const { output, ...row } of rows) {
		const outputId = output === null ? null : need(ids.outputs, output);
		writer
			.insert(narrative)
			.values({ sectorId, ...row, outputId })
			.run();
	}
	return tally(changes);
}
