import type { Quarter } from '#lib/plan/quarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { listIndicators } from './framework.ts';

/** By indicator, why its figures of a quarter are known to be incomplete. Source: docs/rules.md, Status. */
export async function listMarks(
	reader: Reader,
	sectorId: number,
	{ year, quarter }: Quarter,
): Promise<ReadonlyMap<number, string>> {
	const found = await rows<{ id: number; reason: string }>(
		reader,
		`select m.indicator_id as id, m.reason from indicator i join incomplete_mark m on m.indicator_id = i.id
		where i.sector_id = @sectorId and m.year = @year and m.quarter = @quarter`,
		{ sectorId, year, quarter },
	);
	return new Map(found.map(({ id, reason }) => [id, reason]));
}

export interface IndicatorMark {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
	/** Why its figures of the quarter are known to be incomplete; null: nobody says so. */
	readonly reason: string | null;
}

/** The indicators of a sector in the framework's order, each with its mark of the quarter. */
export async function listIndicatorMarks(
	reader: Reader,
	sectorId: number,
	quarter: Quarter,
): Promise<IndicatorMark[]> {
	const marks = await listMarks(reader, sectorId, quarter);
	const indicators = await listIndicators(reader, sectorId);
	return indicators.map(({ id, code, name }) => ({ id, code, name, reason: marks.get(id) ?? null }));
}
