import { eq } from 'drizzle-orm';
import { compareCodes } from '#lib/plan/code.ts';
import { narrative, organisation, output, participation } from '#db/schema/index.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { key, type MarkRow, type NarrativeRow, type ParticipationRow, type TargetRow } from './reference.ts';

/** A sector's targets as a bundle writes them, in the order of its file; smallest units. */
export async function loadTargets(reader: Reader, sectorId: number): Promise<TargetRow[]> {
	return (
		await rows<TargetRow>(
			reader,
			`select i.code as "indicator", t.year, t.quarter, p.pcode as "place", c.code as "cohort", s.code as "sex", t.value,
			t.from_quarter as "fromQuarter"
		from target t join indicator i on i.id = t.indicator_id left join place p on p.id = t.place_id
		left join plan_group c on c.id = t.cohort_id left join plan_group s on s.id = t.sex_id
		where i.sector_id = @sectorId`,
			{ sectorId },
		)
	).sort(
		(a, b) =>
			compareCodes(a.indicator, b.indicator) ||
			a.year - b.year ||
			compareText(targetOrder(a), targetOrder(b)),
	);
}

function targetOrder({ quarter, fromQuarter, place, cohort, sex }: TargetRow): string {
	return key(quarter, fromQuarter, place, cohort, sex);
}

/** What is known to be incomplete of a sector's figures, in the order of its file. */
export async function loadMarks(reader: Reader, sectorId: number): Promise<MarkRow[]> {
	return (
		await rows<MarkRow>(
			reader,
			`select i.code as indicator, m.year, m.quarter, m.reason
			from incomplete_mark m join indicator i on i.id = m.indicator_id where i.sector_id = @sectorId`,
			{ sectorId },
		)
	).sort((a, b) => compareCodes(a.indicator, b.indicator) || a.year - b.year || a.quarter - b.quarter);
}

/** Who takes part in which output of a sector, in the order of the bundle's file. */
export async function loadParticipation(reader: Reader, sectorId: number): Promise<ParticipationRow[]> {
	return (
		await reader
			.select({
				partner: organisation.code,
				output: output.code,
				from: participation.fromQuarter,
				to: participation.toQuarter,
			})
			.from(participation)
			.innerJoin(output, eq(output.id, participation.outputId))
			.innerJoin(organisation, eq(organisation.id, participation.partnerId))
			.where(eq(output.sectorId, sectorId))
	).sort((a, b) => compareText(a.partner, b.partner) || compareCodes(a.output, b.output) || a.from - b.from);
}

/** The sections of a sector's narrative, in the order of their names. */
export async function loadNarrative(reader: Reader, sectorId: number): Promise<NarrativeRow[]> {
	return (
		await reader
			.select({ row: narrative, output: output.code })
			.from(narrative)
			.leftJoin(output, eq(output.id, narrative.outputId))
			.where(eq(narrative.sectorId, sectorId))
	)
		.map(({ row, output }) => ({
			slug: row.slug,
			year: row.year,
			quarter: row.quarter as NarrativeRow['quarter'],
			section: row.section,
			output,
			language: row.language,
			body: row.body,
		}))
		.sort((a, b) => compareText(a.slug, b.slug));
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
