import { and, eq, isNull } from 'drizzle-orm';
import { incompleteMark, narrative, participation, target } from '#db/schema/index.ts';
import { rows, run, type Writer } from '#lib/server/database/driver.ts';
import {
	key,
	type MarkRow,
	type NarrativeRow,
	type ParticipationRow,
	type TargetRow,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { tally, type Changes, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

/** Stores targets; amounts in smallest units. Every name must be known. Returns how many were added and changed. */
export async function writeTargets(writer: Writer, ids: Ids, changes: Changes<TargetRow>): Promise<Tally> {
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
	for (const row of changes.added) await writer.insert(target).values(valuesOf(row));
	for (const { row } of changes.changed) {
		const { value, ...at } = valuesOf(row);
		await writer
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
			);
	}
	return tally(changes);
}

/** Stores what is known to be incomplete. Returns how many marks were added and changed. */
export async function writeMarks(writer: Writer, ids: Ids, changes: Changes<MarkRow>): Promise<Tally> {
	for (const { indicator, ...row } of changes.added) {
		await writer.insert(incompleteMark).values({ indicatorId: need(ids.indicators, indicator), ...row });
	}
	for (const { row } of changes.changed) {
		await writer
			.update(incompleteMark)
			.set({ reason: row.reason })
			.where(
				and(
					eq(incompleteMark.indicatorId, need(ids.indicators, row.indicator)),
					eq(incompleteMark.year, row.year),
					eq(incompleteMark.quarter, row.quarter),
				),
			);
	}
	return tally(changes);
}

/** Stores who takes part in which output, from and to a quarter. Returns how many were added and changed. */
export async function writeParticipation(
	writer: Writer,
	ids: Ids,
	changes: Changes<ParticipationRow>,
): Promise<Tally> {
	for (const { partner, output, from, to } of changes.added) {
		const partnerId = need(ids.organisations, partner);
		const outputId = need(ids.outputs, output);
		await writer.insert(participation).values({ partnerId, outputId, fromQuarter: from, toQuarter: to });
	}
	for (const { row } of changes.changed) {
		await writer
			.update(participation)
			.set({ toQuarter: row.to })
			.where(
				and(
					eq(participation.partnerId, need(ids.organisations, row.partner)),
					eq(participation.outputId, need(ids.outputs, row.output)),
					eq(participation.fromQuarter, row.from),
				),
			);
	}
	return tally(changes);
}

/**
 * Sections are replaced by what they are about, and what they said before is kept. All that give up a name do so first, so
 * that two files may change names.
 */
export async function writeNarrative(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	changes: Changes<NarrativeRow>,
): Promise<Tally> {
	const changed: { readonly id: number; readonly slug: string; readonly body: string }[] = [];
	for (const { was, row } of changes.changed) {
		const [stored] = await rows<{ id: number }>(
			writer,
			`update narrative set slug = '~' || id where sector_id = @sectorId and slug = @slug returning id`,
			{ sectorId, slug: was.slug },
		);
		if (stored) changed.push({ id: stored.id, slug: row.slug, body: row.body });
	}
	for (const { slug } of [...changes.added, ...changed]) {
		await writer.delete(narrative).where(and(eq(narrative.sectorId, sectorId), eq(narrative.slug, slug)));
	}
	for (const section of changed) await followSection(writer, section);
	for (const { output, ...row } of changes.added) {
		const outputId = output === null ? null : need(ids.outputs, output);
		await writer.insert(narrative).values({ sectorId, ...row, outputId });
	}
	return tally(changes);
}

/** A section gets another name, or says something else: nobody's edit is of that any more. */
async function followSection(
	writer: Writer,
	section: { readonly id: number; readonly slug: string; readonly body: string },
): Promise<void> {
	await run(
		writer,
		`insert into narrative_version (narrative_id, version, body, changed_at, changed_by)
		select id, version, body, changed_at, changed_by from narrative where id = @id and body <> @body`,
		section,
	);
	await run(
		writer,
		`update narrative set slug = @slug, body = @body, version = version + 1, changed_at = null, changed_by = null, of_version = null
		where id = @id and body <> @body`,
		section,
	);
	await run(writer, `update narrative set slug = @slug where id = @id`, section);
}
