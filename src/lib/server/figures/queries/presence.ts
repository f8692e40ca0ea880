/** Where activities are that count at another place. Source: docs/rules.md, Activity. */
import type { Filter, WindowQuestion } from '#lib/figures/answer.ts';
import { isQuarterNumber, type QuarterNumber } from '#lib/plan/quarter.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { ENTRIES, selection } from './selection.ts';

/** Whether any activity serves another place than its own, which few plans tell. */
export const hasAlso = keptAnswer(
	async (reader) => (await rows(reader, 'select 1 from activity_also limit 1', {})).length > 0,
);

/**
 * The places, by identifier, each with the quarters in question, that activities with a counted value above 0 also serve, wherever they stand themselves.
 * @param indicators identifiers of what is reported
 */
export async function listAlsoServed(
	reader: Reader,
	sector: number,
	question: WindowQuestion,
	filter: Filter,
	indicators: readonly number[],
): Promise<{ readonly id: number; readonly quarter: QuarterNumber }[]> {
	if (!(await hasAlso(reader))) return [];
	const { where, named, under, parameters } = selection(sector, question, filter, indicators);
	const found = await rows<{ id: number; quarter: number }>(
		reader,
		`select distinct p.id, d.quarter from ${ENTRIES} join activity_also o on o.activity_id = w.id join place p on p.id = o.place_id
		where ${where} ${named} ${under} and a.total > 0`,
		parameters,
	);
	return found.flatMap(({ id, quarter }) => (isQuarterNumber(quarter) ? { id, quarter } : []));
}
